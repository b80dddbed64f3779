using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace StagingTools.Engine.Tests.AwsSdk;

/// <summary>What EC2 does otherwise than the rest of Query, and where IAM is found.</summary>
public sealed class Ec2ProtocolTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lists_are_numbered_under_a_name_in_the_singular()
    {
        var aws = RecordedAws.Answering("<DescribeSecurityGroupsResponse/>");
        using var client = new AmazonEC2Client(RecordedAws.Credentials, aws.Config<AmazonEC2Config>());

        await client.DescribeSecurityGroupsAsync(
            new DescribeSecurityGroupsRequest { Filters = [new() { Name = "vpc-id", Values = ["vpc-1", "vpc-2"] }], GroupIds = [] }, Token);

        Assert.Equal(
            "Action=DescribeSecurityGroups&Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-1&Filter.1.Value.2=vpc-2&Version=2016-11-15",
            string.Join('&', Uri.UnescapeDataString(aws.Request.Body).Split('&').Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Answers_are_read_from_the_root()
    {
        var aws = RecordedAws.Answering(
            """
            <DescribeSecurityGroupsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
              <requestId>r-1</requestId>
              <securityGroupInfo><item>
                <groupId>sg-1</groupId><groupName>app-staging-sg</groupName><groupDescription>the application</groupDescription>
                <tagSet><item><key>Project</key><value>shop</value></item></tagSet>
              </item></securityGroupInfo>
              <nextToken>more</nextToken>
            </DescribeSecurityGroupsResponse>
            """);
        using var client = new AmazonEC2Client(RecordedAws.Credentials, aws.Config<AmazonEC2Config>());

        var answer = await client.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest(), Token);

        var group = Assert.Single(answer.SecurityGroups!);
        Assert.Equal(("sg-1", "app-staging-sg", "the application"), (group.GroupId, group.GroupName, group.Description));
        Assert.Equal(("Project", "shop"), (group.Tags![0].Key, group.Tags[0].Value));
        Assert.Equal(("more", "r-1"), (answer.NextToken, answer.ResponseMetadata.RequestId));
    }

    [Fact]
    public async Task IAM_has_one_endpoint_that_names_no_region_and_an_error_for_what_is_not_there()
    {
        var aws = RecordedAws.Answering("<GetRoleResponse><GetRoleResult><Role><RoleName>r</RoleName></Role></GetRoleResult></GetRoleResponse>");
        var config = aws.Config<AmazonIdentityManagementServiceConfig>();
        config.RegionEndpoint = Amazon.RegionEndpoint.EUCentral1;
        using var client = new AmazonIdentityManagementServiceClient(RecordedAws.Credentials, config);

        var answer = await client.GetRoleAsync(new GetRoleRequest { RoleName = "r" }, Token);

        Assert.Equal("r", answer.Role!.RoleName);
        Assert.Equal("https://iam.amazonaws.com/", aws.Request.Uri.ToString());
        Assert.Equal(["us-east-1", "iam"], aws.Request.SignatureScope[2..4]);
    }
}
