"""Asks the API what has been deployed, and fails on what is not as the reference system must be.

Usage: deployed.py dev|prod|nothing
"""

import json
import re
import sys

import boto3

SYSTEM = "techchallenge"
ZONES = {"eu-west-1a", "eu-west-1b", "eu-west-1c"}
TIERS = ("Public", "Private", "Database")


class Environment:
    """What is deployed in an environment, as the API tells it."""

    def __init__(self, name):
        self.name = name
        self.is_prod = name == "prod"
        self.stacks = {
            part: boto3.client("cloudformation").describe_stacks(StackName=f"{SYSTEM}-{name}-{part}")["Stacks"][0]
            for part in ("network", "database", "cluster")}
        self.outputs = {
            part: {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}
            for part, stack in self.stacks.items()}
        self.parameters = {
            parameter["ParameterKey"]: parameter["ParameterValue"]
            for stack in self.stacks.values() for parameter in stack["Parameters"]}
        self.vpc = [{"Name": "vpc-id", "Values": [self.outputs["network"]["VpcId"]]}]

    def subnets(self, tier):
        return [self.outputs["network"][f"{tier}Subnet{letter}"] for letter in "ABC"]

    def physical(self, part, logical):
        resources = boto3.client("cloudformation").describe_stack_resources(
            StackName=f"{SYSTEM}-{self.name}-{part}", LogicalResourceId=logical)["StackResources"]
        return resources[0]["PhysicalResourceId"]


def equal(found, expected, what):
    if found != expected:
        sys.exit(f"{what}: {found!r}, and not {expected!r}")


def check_stacks(environment):
    exports = {}
    for page in boto3.client("cloudformation").get_paginator("list_exports").paginate():
        exports.update({export["Name"]: export["Value"] for export in page["Exports"]})
    for part in ("network", "database"):
        for key, value in environment.outputs[part].items():
            name = f"{SYSTEM}-{environment.name}-{part}-{key}"
            if key != "DatabaseResourceId":
                equal(exports.get(name), value, f"export {name}")
    for part, stack in environment.stacks.items():
        equal(stack["StackStatus"] in ("CREATE_COMPLETE", "UPDATE_COMPLETE"), True, f"stack {part} is deployed")


def check_network(environment):
    ec2 = boto3.client("ec2")
    gateways = set()
    for tier in TIERS:
        identities = environment.subnets(tier)
        subnets = ec2.describe_subnets(SubnetIds=identities)["Subnets"]
        equal({subnet["AvailabilityZone"] for subnet in subnets}, ZONES, f"zones of the {tier} subnets")
        for identity in identities:
            tables = ec2.describe_route_tables(
                Filters=[{"Name": "association.subnet-id", "Values": [identity]}])["RouteTables"]
            equal(len(tables), 1, f"route tables of {tier} subnet {identity}")
            ways = [route.get("GatewayId") or route.get("NatGatewayId") for route in tables[0]["Routes"]
                    if route.get("DestinationCidrBlock") == "0.0.0.0/0"]
            uses_nat = tier == "Private" and environment.parameters["ServiceAccess"] == "nat"
            kinds = ["igw"] if tier == "Public" else ["nat"] if uses_nat else []
            equal([way.split("-")[0] for way in ways], kinds, f"ways out of {tier} subnet {identity}")
            gateways.update(way for way in ways if way.startswith("nat"))
    equal(len(gateways), 0 if environment.is_prod else 1, "NAT gateways that are used")
    endpoints = ec2.describe_vpc_endpoints(Filters=environment.vpc)["VpcEndpoints"]
    services = {endpoint["ServiceName"].split("eu-west-1.")[1]: endpoint for endpoint in endpoints}
    interfaces = {"ecr.api", "ecr.dkr", "secretsmanager", "ssm", "logs"} if environment.is_prod else set()
    equal(set(services), {"s3"} | interfaces, "endpoints")
    for name in interfaces:
        equal(sorted(services[name]["SubnetIds"]), sorted(environment.subnets("Private")),
              f"subnets of endpoint {name}")


def check_database(environment):
    rds = boto3.client("rds")
    identity = environment.physical("database", "Database")
    database = rds.describe_db_instances(DBInstanceIdentifier=identity)["DBInstances"][0]
    for key, value in {
        "Engine": "postgres", "MultiAZ": environment.is_prod, "DeletionProtection": environment.is_prod,
        "StorageEncrypted": True, "PubliclyAccessible": False, "DBName": "app",
    }.items():
        equal(database[key], value, f"{key} of the database")
    group = database["DBSubnetGroup"]["Subnets"]
    equal(sorted(subnet["SubnetIdentifier"] for subnet in group), sorted(environment.subnets("Database")),
          "subnets of the database")
    secret = json.loads(boto3.client("secretsmanager").get_secret_value(
        SecretId=environment.outputs["database"]["DatabaseSecretArn"])["SecretString"])
    equal((secret["username"], database["MasterUsername"]), ("app_owner", "app_owner"), "user of the database")
    equal(bool(re.fullmatch("[A-Za-z0-9]{40}", secret["password"])), True, "the password has 40 letters and digits")
    equal([key for key, value in environment.parameters.items() if secret["password"] in value], [],
          "parameters that hold the password")
    equal(secret["password"] in json.dumps(environment.outputs), False, "an output holds the password")
    names = [f"/{SYSTEM}/{environment.name}/database/{name}" for name in ("host", "name", "port")]
    settings = {item["Name"]: item for item in boto3.client("ssm").get_parameters(Names=names)["Parameters"]}
    equal(settings[names[0]]["Value"], database["Endpoint"]["Address"], "address of the database")
    equal([settings[name]["Value"] for name in names[1:]], ["app", "5432"], "settings of the database")


def check_images(environment):
    """Returns the address of each image, by digest."""
    repository = environment.outputs["database"]["RepositoryUri"]
    ecr = boto3.client("ecr")
    name = repository.split("/", 1)[1]
    equal(ecr.describe_repositories(repositoryNames=[name])["repositories"][0]["imageTagMutability"], "IMMUTABLE",
          "mutability of tags")
    images = ecr.describe_images(repositoryName=name)["imageDetails"]
    digests = {tag.split("-")[0]: image["imageDigest"] for image in images for tag in image["imageTags"]}
    equal(set(digests), {"web", "seed"}, "images")
    return {kind: f"{repository}@{digest}" for kind, digest in digests.items()}


def check_tasks(environment, images):
    ecs = boto3.client("ecs")
    cluster = environment.outputs["cluster"]["ClusterName"]
    service = ecs.describe_services(
        cluster=cluster, services=[environment.outputs["cluster"]["ServiceName"]])["services"][0]
    definitions = {
        "web": service["taskDefinition"], "seed": environment.outputs["cluster"]["SeedTaskDefinitionArn"]}
    network = service["networkConfiguration"]["awsvpcConfiguration"]
    equal(sorted(network["subnets"]), sorted(environment.subnets("Private")), "subnets of the service")
    equal(network["assignPublicIp"], "DISABLED", "public addresses of the service")
    for kind, arn in definitions.items():
        container = ecs.describe_task_definition(taskDefinition=arn)["taskDefinition"]["containerDefinitions"][0]
        equal(container["image"], images[kind], f"image of {kind}")
        equal(container["command"], ["serve"] if kind == "web" else ["updatedb", "-s"], f"command of {kind}")
        secrets = {secret["name"]: secret["valueFrom"] for secret in container["secrets"]}
        equal(set(secrets), {"VTT_DBUSER", "VTT_DBPASSWORD", "VTT_DBNAME", "VTT_DBHOST", "VTT_DBPORT"},
              f"secrets of {kind}")
        equal(secrets["VTT_DBPASSWORD"], environment.outputs["database"]["DatabaseSecretArn"] + ":password::",
              f"password of {kind}")
        plain = {variable["name"] for variable in container.get("environment", [])}
        equal(plain, {"VTT_LISTENHOST", "VTT_LISTENPORT"} if kind == "web" else set(), f"variables of {kind}")
    tasks = [arn for status in ("RUNNING", "STOPPED")
             for arn in ecs.list_tasks(cluster=cluster, desiredStatus=status)["taskArns"]]
    run = [task["taskDefinitionArn"] for task in ecs.describe_tasks(cluster=cluster, tasks=tasks)["tasks"]]
    equal(run.count(definitions["seed"]), 1, "runs of the seed task")
    marker = boto3.client("ssm").get_parameter(Name=environment.outputs["cluster"]["SeedMarkerName"])
    equal(marker["Parameter"]["Value"], f"finished {environment.outputs['database']['DatabaseResourceId']}", "marker")
    return f"service/{cluster}/{service['serviceName']}"


def check_scaling(environment, service):
    scaling = boto3.client("application-autoscaling")
    target = scaling.describe_scalable_targets(ServiceNamespace="ecs", ResourceIds=[service])["ScalableTargets"][0]
    equal((target["MinCapacity"], target["MaxCapacity"]), (2, 6) if environment.is_prod else (1, 2), "numbers of tasks")
    policy = scaling.describe_scaling_policies(ServiceNamespace="ecs", ResourceId=service)["ScalingPolicies"][0]
    equal(float(policy["TargetTrackingScalingPolicyConfiguration"]["TargetValue"]), 60.0, "CPU use that scaling holds")


def check_balancer(environment):
    elb = boto3.client("elbv2")
    balancer = elb.describe_load_balancers(
        LoadBalancerArns=[environment.physical("cluster", "LoadBalancer")])["LoadBalancers"][0]
    zones = {zone["SubnetId"] for zone in balancer["AvailabilityZones"]}
    equal(zones, set(environment.subnets("Public")), "subnets of the load balancer")
    listeners = elb.describe_listeners(LoadBalancerArn=balancer["LoadBalancerArn"])["Listeners"]
    equal({(item["Port"], item["Protocol"], item["DefaultActions"][0]["Type"]) for item in listeners},
          {(443, "HTTPS", "forward"), (80, "HTTP", "redirect")}, "listeners")
    targets = elb.describe_target_groups(LoadBalancerArn=balancer["LoadBalancerArn"])["TargetGroups"][0]
    equal(targets["HealthCheckPath"], "/healthcheck/", "health check")


def check_monitoring(environment):
    alarms = boto3.client("cloudwatch").describe_alarms()["MetricAlarms"]
    prefix = f"{SYSTEM}-{environment.name}-"
    own = [alarm for alarm in alarms if alarm["AlarmName"].startswith(prefix)]
    equal(sorted(alarm["MetricName"] for alarm in own),
          ["CPUUtilization", "FreeStorageSpace", "HTTPCode_Target_5XX_Count", "HealthyHostCount"], "alarms")
    for alarm in own:
        equal(alarm["AlarmActions"], [environment.outputs["network"]["AlarmTopicArn"]], "where an alarm goes")
    groups = boto3.client("logs").describe_log_groups(logGroupNamePrefix=prefix)["logGroups"]
    equal(sorted(group["retentionInDays"] for group in groups), [90, 90, 90] if environment.is_prod else [7, 7, 30],
          "days for which logs are kept")


def check_that_nothing_is_left():
    equal(boto3.client("cloudformation").list_exports()["Exports"], [], "exports")
    equal(boto3.client("rds").describe_db_instances()["DBInstances"], [], "databases")
    equal([vpc["VpcId"] for vpc in boto3.client("ec2").describe_vpcs()["Vpcs"] if not vpc["IsDefault"]], [], "VPCs")
    ecs = boto3.client("ecs")
    # A cluster that was deleted can be asked for a while yet.
    clusters = ecs.describe_clusters(clusters=ecs.list_clusters()["clusterArns"])["clusters"]
    equal([cluster["clusterName"] for cluster in clusters if cluster["status"] == "ACTIVE"], [], "clusters")
    equal(boto3.client("elbv2").describe_load_balancers()["LoadBalancers"], [], "load balancers")


def main(name):
    if name == "nothing":
        return check_that_nothing_is_left()
    environment = Environment(name)
    check_stacks(environment)
    check_network(environment)
    check_database(environment)
    check_scaling(environment, check_tasks(environment, check_images(environment)))
    check_balancer(environment)
    check_monitoring(environment)


if __name__ == "__main__":
    main(sys.argv[1])
