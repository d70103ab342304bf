/// What properties of networks and load balancers take,
/// from the types' pages in the CloudFormation template reference.
let propertyKindsOfNetworks = FactTable(
  """
  EC2::CarrierGateway vpc VpcId
  EC2::ClientVpnAuthorizationRule EC2::ClientVpnEndpoint.Id ClientVpnEndpointId
  EC2::ClientVpnEndpoint group SecurityGroupIds[]
  EC2::ClientVpnEndpoint vpc VpcId
  EC2::ClientVpnEndpoint certificate ServerCertificateArn
  EC2::ClientVpnRoute EC2::ClientVpnEndpoint.Id ClientVpnEndpointId
  EC2::ClientVpnRoute subnet TargetVpcSubnetId
  EC2::ClientVpnTargetNetworkAssociation EC2::ClientVpnEndpoint.Id ClientVpnEndpointId
  EC2::ClientVpnTargetNetworkAssociation subnet SubnetId
  EC2::EC2Fleet subnet LaunchTemplateConfigs[].Overrides[].SubnetId
  EC2::EC2Fleet EC2::LaunchTemplate.Id LaunchTemplateConfigs[].LaunchTemplateSpecification.LaunchTemplateId
  EC2::EIP instance InstanceId
  EC2::EIPAssociation EC2::EIP.Id AllocationId
  EC2::EIPAssociation EC2::EIP.PublicIp EIP
  EC2::EIPAssociation instance InstanceId
  EC2::EIPAssociation eni NetworkInterfaceId
  EC2::EgressOnlyInternetGateway vpc VpcId
  EC2::FlowLog \
  EC2::VPC.Id|EC2::Subnet.Id|EC2::NetworkInterface.Id|EC2::TransitGateway.Id|EC2::TransitGatewayAttachment.Id \
  ResourceId
  EC2::FlowLog role DeliverLogsPermissionArn
  EC2::FlowLog arn LogDestination
  EC2::FlowLog logs LogGroupName
  EC2::GatewayRouteTableAssociation EC2::InternetGateway.Id|EC2::VPNGateway.Id GatewayId
  EC2::GatewayRouteTableAssociation table RouteTableId
  EC2::Instance zone AvailabilityZone
  EC2::Instance image ImageId
  EC2::Instance profile IamInstanceProfile
  EC2::Instance keypair KeyName
  EC2::Instance template LaunchTemplate.LaunchTemplateId
  EC2::Instance eni NetworkInterfaces[].NetworkInterfaceId
  EC2::Instance group NetworkInterfaces[].GroupSet[]
  EC2::Instance group|EC2::SecurityGroup.Name SecurityGroupIds[] SecurityGroups[]
  EC2::Instance subnet SubnetId NetworkInterfaces[].SubnetId
  EC2::Instance volume Volumes[].VolumeId
  EC2::Instance EC2::PlacementGroup.Name PlacementGroupName
  EC2::InstanceConnectEndpoint group SecurityGroupIds[]
  EC2::InstanceConnectEndpoint subnet SubnetId
  EC2::LaunchTemplate image LaunchTemplateData.ImageId
  EC2::LaunchTemplate IAM::InstanceProfile.Arn LaunchTemplateData.IamInstanceProfile.Arn
  EC2::LaunchTemplate profile LaunchTemplateData.IamInstanceProfile.Name
  EC2::LaunchTemplate keypair LaunchTemplateData.KeyName
  EC2::LaunchTemplate eni LaunchTemplateData.NetworkInterfaces[].NetworkInterfaceId
  EC2::LaunchTemplate group LaunchTemplateData.SecurityGroupIds[] LaunchTemplateData.NetworkInterfaces[].Groups[]
  EC2::LaunchTemplate group|EC2::SecurityGroup.Name LaunchTemplateData.SecurityGroups[]
  EC2::LaunchTemplate subnet LaunchTemplateData.NetworkInterfaces[].SubnetId
  EC2::LaunchTemplate key LaunchTemplateData.BlockDeviceMappings[].Ebs.KmsKeyId
  EC2::NatGateway EC2::EIP.Id AllocationId SecondaryAllocationIds[]
  EC2::NatGateway subnet SubnetId
  EC2::NatGateway vpc VpcId
  EC2::NetworkAcl vpc VpcId
  EC2::NetworkAclEntry EC2::NetworkAcl.Id NetworkAclId
  EC2::NetworkInterface group GroupSet[]
  EC2::NetworkInterface subnet SubnetId
  EC2::NetworkInterfaceAttachment instance InstanceId
  EC2::NetworkInterfaceAttachment eni NetworkInterfaceId
  EC2::Route EC2::CarrierGateway.Id CarrierGatewayId
  EC2::Route EC2::EgressOnlyInternetGateway.Id EgressOnlyInternetGatewayId
  EC2::Route gateway GatewayId
  EC2::Route instance InstanceId
  EC2::Route EC2::NatGateway.Id NatGatewayId
  EC2::Route eni NetworkInterfaceId
  EC2::Route table RouteTableId
  EC2::Route EC2::TransitGateway.Id TransitGatewayId
  EC2::Route EC2::VPCEndpoint.Id|~ VpcEndpointId
  EC2::Route EC2::VPCPeeringConnection.Id VpcPeeringConnectionId
  EC2::Route EC2::PrefixList.Id DestinationPrefixListId
  EC2::SecurityGroup group SecurityGroupIngress[].SourceSecurityGroupId \
  SecurityGroupEgress[].DestinationSecurityGroupId
  EC2::SecurityGroup EC2::PrefixList.Id SecurityGroupIngress[].SourcePrefixListId \
  SecurityGroupEgress[].DestinationPrefixListId
  EC2::SecurityGroup vpc VpcId
  EC2::SecurityGroupEgress group GroupId DestinationSecurityGroupId
  EC2::SecurityGroupEgress EC2::PrefixList.Id DestinationPrefixListId
  EC2::SecurityGroupIngress group GroupId SourceSecurityGroupId
  EC2::SecurityGroupIngress EC2::PrefixList.Id SourcePrefixListId
  EC2::SecurityGroupVpcAssociation group GroupId
  EC2::SecurityGroupVpcAssociation vpc VpcId
  EC2::SpotFleet image SpotFleetRequestConfigData.LaunchSpecifications[].ImageId
  EC2::SpotFleet keypair SpotFleetRequestConfigData.LaunchSpecifications[].KeyName
  EC2::SpotFleet IAM::InstanceProfile.Arn SpotFleetRequestConfigData.LaunchSpecifications[].IamInstanceProfile.Arn
  EC2::SpotFleet group SpotFleetRequestConfigData.LaunchSpecifications[].SecurityGroups[].GroupId
  EC2::SpotFleet role SpotFleetRequestConfigData.IamFleetRole
  EC2::Subnet zone AvailabilityZone
  EC2::Subnet vpc VpcId
  EC2::SubnetCidrBlock subnet SubnetId
  EC2::SubnetNetworkAclAssociation EC2::NetworkAcl.Id NetworkAclId
  EC2::SubnetNetworkAclAssociation subnet SubnetId
  EC2::SubnetRouteTableAssociation table RouteTableId
  EC2::SubnetRouteTableAssociation subnet SubnetId
  EC2::TransitGatewayAttachment subnet SubnetIds[]
  EC2::TransitGatewayAttachment EC2::TransitGateway.Id TransitGatewayId
  EC2::TransitGatewayAttachment vpc VpcId
  EC2::TransitGatewayRoute attachment TransitGatewayAttachmentId
  EC2::TransitGatewayRoute EC2::TransitGatewayRouteTable.Id TransitGatewayRouteTableId
  EC2::TransitGatewayRouteTable EC2::TransitGateway.Id TransitGatewayId
  EC2::TransitGatewayRouteTableAssociation attachment TransitGatewayAttachmentId
  EC2::TransitGatewayRouteTableAssociation EC2::TransitGatewayRouteTable.Id TransitGatewayRouteTableId
  EC2::TransitGatewayRouteTablePropagation attachment TransitGatewayAttachmentId
  EC2::TransitGatewayRouteTablePropagation EC2::TransitGatewayRouteTable.Id TransitGatewayRouteTableId
  EC2::TransitGatewayVpcAttachment subnet SubnetIds[]
  EC2::TransitGatewayVpcAttachment EC2::TransitGateway.Id TransitGatewayId
  EC2::TransitGatewayVpcAttachment vpc VpcId
  EC2::VPCCidrBlock vpc VpcId
  EC2::VPCDHCPOptionsAssociation EC2::DHCPOptions.Id DhcpOptionsId
  EC2::VPCDHCPOptionsAssociation vpc VpcId
  EC2::VPCEndpoint table RouteTableIds[]
  EC2::VPCEndpoint group SecurityGroupIds[]
  EC2::VPCEndpoint subnet SubnetIds[]
  EC2::VPCEndpoint vpc VpcId
  EC2::VPCEndpointService balancer NetworkLoadBalancerArns[] GatewayLoadBalancerArns[]
  EC2::VPCEndpointServicePermissions EC2::VPCEndpointService.Id ServiceId
  EC2::VPCGatewayAttachment EC2::InternetGateway.Id InternetGatewayId
  EC2::VPCGatewayAttachment vpc VpcId
  EC2::VPCGatewayAttachment EC2::VPNGateway.Id VpnGatewayId
  EC2::VPCPeeringConnection vpc VpcId PeerVpcId
  EC2::VPCPeeringConnection role PeerRoleArn
  EC2::VPNConnection EC2::CustomerGateway.Id CustomerGatewayId
  EC2::VPNConnection EC2::TransitGateway.Id TransitGatewayId
  EC2::VPNConnection EC2::VPNGateway.Id VpnGatewayId
  EC2::VPNConnectionRoute EC2::VPNConnection.Id VpnConnectionId
  EC2::VPNGatewayRoutePropagation table RouteTableIds[]
  EC2::VPNGatewayRoutePropagation EC2::VPNGateway.Id VpnGatewayId
  EC2::Volume zone AvailabilityZone
  EC2::Volume key KmsKeyId
  EC2::VolumeAttachment instance InstanceId
  EC2::VolumeAttachment volume VolumeId
  ElasticLoadBalancing::LoadBalancer instance Instances[]
  ElasticLoadBalancing::LoadBalancer certificate Listeners[].SSLCertificateId
  ElasticLoadBalancing::LoadBalancer group SecurityGroups[]
  ElasticLoadBalancing::LoadBalancer subnet Subnets[]
  ElasticLoadBalancing::LoadBalancer bucket AccessLoggingPolicy.S3BucketName
  ElasticLoadBalancingV2::Listener certificate Certificates[].CertificateArn
  ElasticLoadBalancingV2::Listener balancer LoadBalancerArn
  ElasticLoadBalancingV2::Listener targets DefaultActions[].TargetGroupArn \
  DefaultActions[].ForwardConfig.TargetGroups[].TargetGroupArn
  ElasticLoadBalancingV2::Listener Cognito::UserPool.Arn DefaultActions[].AuthenticateCognitoConfig.UserPoolArn
  ElasticLoadBalancingV2::Listener Cognito::UserPoolClient.Id \
  DefaultActions[].AuthenticateCognitoConfig.UserPoolClientId
  ElasticLoadBalancingV2::ListenerCertificate certificate Certificates[].CertificateArn
  ElasticLoadBalancingV2::ListenerCertificate listener ListenerArn
  ElasticLoadBalancingV2::ListenerRule listener ListenerArn
  ElasticLoadBalancingV2::ListenerRule targets Actions[].TargetGroupArn \
  Actions[].ForwardConfig.TargetGroups[].TargetGroupArn
  ElasticLoadBalancingV2::ListenerRule Cognito::UserPool.Arn Actions[].AuthenticateCognitoConfig.UserPoolArn
  ElasticLoadBalancingV2::ListenerRule Cognito::UserPoolClient.Id Actions[].AuthenticateCognitoConfig.UserPoolClientId
  ElasticLoadBalancingV2::LoadBalancer EC2::EIP.Id SubnetMappings[].AllocationId
  ElasticLoadBalancingV2::LoadBalancer group SecurityGroups[]
  ElasticLoadBalancingV2::LoadBalancer subnet Subnets[] SubnetMappings[].SubnetId
  ElasticLoadBalancingV2::TargetGroup EC2::Instance.Id|function|ElasticLoadBalancingV2::LoadBalancer.Arn|~ \
  Targets[].Id
  ElasticLoadBalancingV2::TargetGroup vpc VpcId
  GlobalAccelerator::EndpointGroup GlobalAccelerator::Listener.Arn ListenerArn
  GlobalAccelerator::EndpointGroup ElasticLoadBalancingV2::LoadBalancer.Arn|EC2::EIP.Id|EC2::Instance.Id \
  EndpointConfigurations[].EndpointId
  GlobalAccelerator::Listener GlobalAccelerator::Accelerator.Arn AcceleratorArn
  NetworkFirewall::Firewall NetworkFirewall::FirewallPolicy.Arn FirewallPolicyArn
  NetworkFirewall::Firewall subnet SubnetMappings[].SubnetId
  NetworkFirewall::Firewall vpc VpcId
  NetworkFirewall::FirewallPolicy NetworkFirewall::RuleGroup.Arn \
  FirewallPolicy.StatefulRuleGroupReferences[].ResourceArn FirewallPolicy.StatelessRuleGroupReferences[].ResourceArn
  NetworkFirewall::LoggingConfiguration NetworkFirewall::Firewall.Arn FirewallArn
  Route53::HostedZone vpc VPCs[].VPCId
  Route53::RecordSet Route53::HostedZone.Id HostedZoneId
  Route53::RecordSet Route53::HealthCheck.Id HealthCheckId
  Route53::RecordSetGroup Route53::HostedZone.Id HostedZoneId
  Route53::RecordSetGroup Route53::HealthCheck.Id RecordSets[].HealthCheckId
  Route53Resolver::ResolverEndpoint group SecurityGroupIds[]
  Route53Resolver::ResolverEndpoint subnet IpAddresses[].SubnetId
  Route53Resolver::ResolverRuleAssociation vpc VPCId
  ServiceDiscovery::Instance ServiceDiscovery::Service.Id ServiceId
  ServiceDiscovery::PrivateDnsNamespace vpc Vpc
  ServiceDiscovery::Service namespace NamespaceId DnsConfig.NamespaceId
  """)
