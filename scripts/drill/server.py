"""Moto's server, taught what the reference system needs and Moto's CloudFormation lacks.

Usage: server.py PORT_FILE SEED_EXIT_CODE_FILE

It listens on a port of the loopback interface that it writes into the first file, until it is ended.

What is added is only the way from a template to services that Moto has: Fn::Cidr, secrets, the scaling of services,
alarms, one attribute of databases; and the exit code of tasks, which the drill writes into a file.
"""

import ipaddress
import json
import re
import signal
import sys
from pathlib import Path

from moto.applicationautoscaling.models import applicationautoscaling_backends
from moto.cloudformation import models, parsing
from moto.cloudformation.responses import CloudFormationResponse
from moto.cloudwatch.models import cloudwatch_backends
from moto.core.utils import pascal_to_camelcase, remap_nested_keys
from moto.ec2.models import ec2_backends
from moto.ec2.models.route_tables import RouteTable
from moto.ec2.models.vpcs import VPC
from moto.ecs.models import Cluster, Container, EC2ContainerServiceBackend, Service, TaskDefinition, ecs_backends
from moto.elbv2.models import FakeLoadBalancer, FakeTargetGroup
from moto.moto_api import state_manager
from moto.rds.models import DBInstance, DBParameterGroup
from moto.secretsmanager.models import secretsmanager_backends
from moto.server import ThreadedMotoServer


class Resource:
    """A resource whose identity is a text; what Moto asks of a model of CloudFormation."""

    type_name = ""

    def __init__(self, identity):
        self.physical_resource_id = identity

    @classmethod
    def cloudformation_type(cls):
        return cls.type_name

    @staticmethod
    def cloudformation_name_type():
        return ""

    @classmethod
    def has_cfn_attr(cls, attribute):
        return False

    @staticmethod
    def is_created():
        return True

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **_):
        return cls(cls.create(resource_name, cloudformation_json["Properties"], account_id, region_name))

    @classmethod
    def update_from_cloudformation_json(cls, original_resource, new_resource_name, cloudformation_json, account_id,
                                        region_name):
        return original_resource

    @classmethod
    def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
        cls.delete(resource_name, account_id, region_name)


class SubnetRouteTableAssociation(Resource):
    """In place of Moto's own, which changes no route table."""

    type_name = "AWS::EC2::SubnetRouteTableAssociation"

    @staticmethod
    def create(_, properties, account_id, region):
        return ec2_backends[account_id][region].associate_route_table(
            properties["RouteTableId"], subnet_id=properties["SubnetId"])

    @staticmethod
    def delete(name, account_id, region):
        ec2_backends[account_id][region].disassociate_route_table(name)


class Secret(Resource):
    type_name = "AWS::SecretsManager::Secret"

    @staticmethod
    def create(name, properties, account_id, region):
        backend = secretsmanager_backends[account_id][region]
        generation = properties["GenerateSecretString"]
        password = backend.get_random_password(
            password_length=int(generation.get("PasswordLength", 32)), exclude_characters="", exclude_numbers=False,
            exclude_punctuation=bool(generation.get("ExcludePunctuation")), exclude_uppercase=False,
            exclude_lowercase=False, include_space=False, require_each_included_type=True)
        text = json.loads(generation["SecretStringTemplate"])
        text[generation["GenerateStringKey"]] = json.loads(password)["RandomPassword"]
        answer = backend.create_secret(
            name=name, secret_string=json.dumps(text), secret_binary=None, description=properties.get("Description"),
            tags=None, kms_key_id=None, client_request_token=None, replica_regions=[], force_overwrite=False)
        return json.loads(answer)["ARN"]

    @staticmethod
    def delete(name, account_id, region):
        secretsmanager_backends[account_id][region].delete_secret(name, None, True)


class ScalableTarget(Resource):
    type_name = "AWS::ApplicationAutoScaling::ScalableTarget"

    @staticmethod
    def create(_, properties, account_id, region):
        words = [properties[key] for key in ("ServiceNamespace", "ResourceId", "ScalableDimension")]
        applicationautoscaling_backends[account_id][region].register_scalable_target(
            *words, int(properties["MinCapacity"]), int(properties["MaxCapacity"]), "", None)
        return "|".join(words)

    @staticmethod
    def delete(name, account_id, region):
        applicationautoscaling_backends[account_id][region].deregister_scalable_target(*name.split("|"))


class ScalingPolicy(Resource):
    type_name = "AWS::ApplicationAutoScaling::ScalingPolicy"

    @staticmethod
    def create(_, properties, account_id, region):
        words = [properties["PolicyName"], *properties["ScalingTargetId"].split("|")]
        applicationautoscaling_backends[account_id][region].put_scaling_policy(
            *words, properties["TargetTrackingScalingPolicyConfiguration"], properties["PolicyType"])
        return "|".join(words)

    @staticmethod
    def delete(name, account_id, region):
        applicationautoscaling_backends[account_id][region].delete_scaling_policy(*name.split("|"))


class Alarm(Resource):
    type_name = "AWS::CloudWatch::Alarm"

    @staticmethod
    def create(name, properties, account_id, region):
        cloudwatch_backends[account_id][region].put_metric_alarm(
            name=name, namespace=properties["Namespace"], metric_name=properties["MetricName"],
            comparison_operator=properties["ComparisonOperator"],
            evaluation_periods=int(properties["EvaluationPeriods"]), period=int(properties["Period"]),
            threshold=float(properties["Threshold"]), statistic=properties["Statistic"],
            description=properties["AlarmDescription"], alarm_actions=properties["AlarmActions"],
            ok_actions=properties["OKActions"], treat_missing_data=properties["TreatMissingData"],
            dimensions=properties["Dimensions"])
        return name

    @staticmethod
    def delete(name, account_id, region):
        cloudwatch_backends[account_id][region].delete_alarms([name])


def add_exports():
    """Lets change sets import what stacks export, and export what their template says."""
    execute = models.CloudFormationBackend.execute_change_set

    def execute_with_exports(self, change_set_name, stack_name=None):
        change_set = self.describe_change_set(change_set_name)
        stack = change_set.stack
        stack.cross_stack_resources = stack.resource_map.cross_stack_resources = self.exports
        execute(self, change_set_name, stack_name)
        stack.parameters = stack.resource_map.input_parameters = dict(stack.stack_parameters)
        stack._parse_template()
        stack.output_map = stack._create_output_map()
        for name in [name for name, export in self.exports.items() if export.exporting_stack_id == stack.stack_id]:
            del self.exports[name]
        self._validate_export_uniqueness(stack)
        self.exports.update({export.name: export for export in stack.exports})

    models.CloudFormationBackend.execute_change_set = execute_with_exports


def add_empty_change_sets():
    """Lets change sets without a change be what they are in CloudFormation: not an error, but a failed change set."""

    def texts(parameters):
        return {name: str(value) for name, value in parameters.items()}

    models.Stack.has_parameters = lambda self, others: texts(self.parameters) == texts(others)
    CloudFormationResponse._validate_different_update = lambda *_: None


def add_functions():
    """Lets templates cut an IPv4 range into subnets, ask for the zones of their own region and refer to secrets."""
    others = parsing.clean_json
    secret = re.compile(r"{{resolve:secretsmanager:(arn:[^}]*):SecretString:([^:}]*)}}")

    def clean(value, resources):
        if isinstance(value, dict) and "Fn::Cidr" in value:
            block, count, bits = (others(item, resources) for item in value["Fn::Cidr"])
            subnets = ipaddress.ip_network(block).subnets(new_prefix=32 - int(bits))
            return [str(next(subnets)) for _ in range(int(count))]
        if value == {"Fn::GetAZs": ""}:
            value = {"Fn::GetAZs": resources["AWS::Region"]}
        value = others(value, resources)
        found = secret.fullmatch(value) if isinstance(value, str) else None
        if found:
            backend = secretsmanager_backends[resources["AWS::AccountId"]][resources["AWS::Region"]]
            value = json.loads(backend.get_secret_value(found[1], None, None)["SecretString"])[found[2]]
        return value

    parsing.clean_json = clean


def add_long_attributes():
    """Lets the short form of Fn::GetAtt name attributes with a dot in them."""
    others = models.yaml_tag_constructor

    def construct(loader, tag, node):
        value = others(loader, tag, node)
        if "Fn::GetAtt" in value:
            name, *attribute = value["Fn::GetAtt"]
            value["Fn::GetAtt"] = [name, ".".join(attribute)]
        return value

    models.yaml_tag_constructor = construct


def add_to_networks():
    """Lets VPCs give host names if their template says so, and route tables be deleted with their stack."""
    RouteTable.delete = lambda self, account_id, region: self.ec2_backend.delete_route_table(self.id)
    others = VPC.create_from_cloudformation_json

    def create(resource_name, cloudformation_json, *words, **named):
        vpc = others(resource_name, cloudformation_json, *words, **named)
        vpc.enable_dns_hostnames = str(cloudformation_json["Properties"].get("EnableDnsHostnames")).lower() == "true"
        return vpc

    VPC.create_from_cloudformation_json = create


def add_to_databases():
    """Lets templates refer to parameter groups, protect databases and ask for what tells one from the next."""
    DBParameterGroup.physical_resource_id = property(lambda self: self.name)
    attribute = DBInstance.get_cfn_attribute
    DBInstance.get_cfn_attribute = lambda self, name: (
        self.dbi_resource_id if name == "DbiResourceId" else attribute(self, name))
    others = DBInstance.create_from_cloudformation_json

    def create(resource_name, cloudformation_json, *words, **named):
        database = others(resource_name, cloudformation_json, *words, **named)
        database.deletion_protection = str(cloudformation_json["Properties"]["DeletionProtection"]).lower() == "true"
        return database

    DBInstance.create_from_cloudformation_json = create


def add_full_names():
    """Lets templates ask for the names by which the metrics of load balancers and target groups go."""
    others = FakeLoadBalancer.get_cfn_attribute
    FakeLoadBalancer.get_cfn_attribute = lambda self, name: (
        self.arn.split(":loadbalancer/")[1] if name == "LoadBalancerFullName" else others(self, name))
    FakeTargetGroup.get_cfn_attribute = lambda self, name: {"TargetGroupFullName": self.arn.split(":")[-1]}[name]


def add_to_tasks():
    """Lets tasks and services keep all that their template says, and clusters be deleted with their stack."""

    def define(resource_name, cloudformation_json, account_id, region_name, **_):
        says = remap_nested_keys(cloudformation_json["Properties"], pascal_to_camelcase)
        return ecs_backends[account_id][region_name].register_task_definition(
            family=says["family"], container_definitions=says["containerDefinitions"], volumes=[],
            network_mode=says["networkMode"], cpu=says["cpu"], memory=says["memory"],
            task_role_arn=says["taskRoleArn"], execution_role_arn=says["executionRoleArn"],
            requires_compatibilities=says["requiresCompatibilities"], runtime_platform=says["runtimePlatform"])

    def serve(resource_name, cloudformation_json, account_id, region_name, **_):
        says = remap_nested_keys(cloudformation_json["Properties"], pascal_to_camelcase)
        return ecs_backends[account_id][region_name].create_service(
            says["cluster"], resource_name, int(says["desiredCount"]), task_definition_str=says["taskDefinition"],
            load_balancers=says["loadBalancers"], launch_type=says["launchType"],
            network_configuration=says["networkConfiguration"])

    # On Fargate there is no instance whose memory a container would take.
    EC2ContainerServiceBackend._calculate_task_resource_requirements = lambda self, definition: {}
    Cluster.delete = lambda self, account_id, region: ecs_backends[account_id][region].delete_cluster(self.name)
    TaskDefinition.create_from_cloudformation_json = define
    Service.create_from_cloudformation_json = serve


def end_tasks_with(file):
    """Gives containers the exit code that stands in a file, and their task the end that every task has."""
    Container.exitCode = property(lambda self: int(file.read_text()), lambda self, value: None)
    state_manager.set_transition("ecs::task", {"progression": "immediate"})


if __name__ == "__main__":
    add_exports()
    add_empty_change_sets()
    add_functions()
    add_long_attributes()
    add_to_networks()
    add_to_databases()
    add_full_names()
    add_to_tasks()
    end_tasks_with(Path(sys.argv[2]))
    resources = parsing.get_model_list() + Resource.__subclasses__()
    parsing.get_model_list = lambda: resources
    server = ThreadedMotoServer("127.0.0.1", port=0)
    server.start()
    port_file = Path(sys.argv[1])
    port_file.with_suffix(".new").write_text(str(server.get_host_and_port()[1]))
    port_file.with_suffix(".new").rename(port_file)
    signal.pause()
