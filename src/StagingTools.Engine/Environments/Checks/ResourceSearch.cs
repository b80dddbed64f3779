using Amazon.AutoScaling.Model;
using Amazon.EC2.Model;
using Amazon.ECS.Model;
using Amazon.Runtime;
using StagingTools.Engine.Aws;

namespace StagingTools.Engine.Environments.Checks;

/// <summary>Finds resources by their names, with their tags. Reads only.</summary>
/// <param name="session">The account.</param>
/// <param name="accountId">Its twelve digits.</param>
internal sealed class ResourceSearch(AwsSession session, string accountId)
{
    private const string Tagged = "TAGS";

    // One question for all security groups.
    private Task<string?>? defaultNetwork;

    /// <summary>Something of RDS: <c>db</c>, <c>subgrp</c> or <c>pg</c>.</summary>
    public Task<FoundResource?> RdsAsync(string type, string name, CancellationToken cancellationToken) => ExistingAsync(async () =>
    {
        Amazon.RDS.Model.ListTagsForResourceResponse answer = await session.Rds.ListTagsForResourceAsync(
            new() { ResourceName = Arn("rds", $"{type}:{name}") }, cancellationToken);
        return Found(name, (answer.TagList ?? []).Select(tag => (tag.Key, tag.Value)));
    });

    /// <summary>Something of ElastiCache: <c>cluster</c>, <c>subnetgroup</c> or <c>parametergroup</c>.</summary>
    public Task<FoundResource?> ElastiCacheAsync(string type, string name, CancellationToken cancellationToken) => ExistingAsync(async () =>
    {
        Amazon.ElastiCache.Model.ListTagsForResourceResponse answer = await session.ElastiCache.ListTagsForResourceAsync(
            new() { ResourceName = Arn("elasticache", $"{type}:{name}") }, cancellationToken);
        return Found(name, (answer.TagList ?? []).Select(tag => (tag.Key, tag.Value)));
    });

    /// <summary>A log group.</summary>
    public async Task<FoundResource?> LogGroupAsync(string name, CancellationToken cancellationToken)
    {
        if (!await LogGroups.ExistsAsync(session, name, cancellationToken))
            return null;

        Amazon.CloudWatchLogs.Model.ListTagsForResourceResponse answer = await session.Logs.ListTagsForResourceAsync(
            new() { ResourceArn = Arn("logs", $"log-group:{name}") }, cancellationToken);
        return Found(name, (answer.Tags ?? []).Select(tag => ((string?)tag.Key, (string?)tag.Value)));
    }

    /// <summary>A topic.</summary>
    public Task<FoundResource?> TopicAsync(string name, CancellationToken cancellationToken) => ExistingAsync(async () =>
    {
        string arn = Arn("sns", name);
        Amazon.SimpleNotificationService.Model.ListTagsForResourceResponse answer = await session.Sns.ListTagsForResourceAsync(
            new() { ResourceArn = arn }, cancellationToken);
        return Found(arn, (answer.Tags ?? []).Select(tag => (tag.Key, tag.Value)));
    });

    /// <summary>An ECR repository.</summary>
    public Task<FoundResource?> RepositoryAsync(string name, CancellationToken cancellationToken) => ExistingAsync(async () =>
    {
        Amazon.ECR.Model.ListTagsForResourceResponse answer = await session.Ecr.ListTagsForResourceAsync(
            new() { ResourceArn = Arn("ecr", $"repository/{name}") }, cancellationToken);
        return Found(name, (answer.Tags ?? []).Select(tag => (tag.Key, tag.Value)));
    });

    /// <summary>An ECS cluster. One that was deleted is still told of for a while, and its name is free.</summary>
    public async Task<FoundResource?> ClusterAsync(string name, CancellationToken cancellationToken)
    {
        DescribeClustersResponse answer = await session.Ecs.DescribeClustersAsync(
            new() { Clusters = [name], Include = [Tagged] }, cancellationToken);
        return (answer.Clusters ?? []).Find(cluster => cluster.Status != "INACTIVE") is { } found
            ? Found(name, (found.Tags ?? []).Select(tag => (tag.Key, tag.Value)), found.Status == "DEPROVISIONING")
            : null;
    }

    /// <summary>An ECS capacity provider.</summary>
    public async Task<FoundResource?> CapacityProviderAsync(string name, CancellationToken cancellationToken)
    {
        DescribeCapacityProvidersResponse answer = await session.Ecs.DescribeCapacityProvidersAsync(
            new() { CapacityProviders = [name], Include = [Tagged] }, cancellationToken);
        return (answer.CapacityProviders ?? []).Find(provider => provider.Status?.Value != "INACTIVE") is { } found
            ? Found(name, (found.Tags ?? []).Select(tag => (tag.Key, tag.Value)))
            : null;
    }

    /// <summary>An ECS service of a cluster that may not exist.</summary>
    public Task<FoundResource?> ServiceAsync(string cluster, string name, CancellationToken cancellationToken) => ExistingAsync(async () =>
    {
        DescribeServicesResponse answer = await session.Ecs.DescribeServicesAsync(
            new() { Cluster = cluster, Services = [name], Include = [Tagged] }, cancellationToken);
        return (answer.Services ?? []).Find(service => service.Status != "INACTIVE") is { } found
            ? Found($"{cluster}/{name}", (found.Tags ?? []).Select(tag => (tag.Key, tag.Value)), found.Status == "DRAINING")
            : null;
    });

    /// <summary>A role.</summary>
    public Task<FoundResource?> RoleAsync(string name, CancellationToken cancellationToken) => ExistingAsync(async () =>
    {
        Amazon.IdentityManagement.Model.GetRoleResponse answer = await session.Iam.GetRoleAsync(new() { RoleName = name }, cancellationToken);
        return Found(name, (answer.Role?.Tags ?? []).Select(tag => (tag.Key, tag.Value)));
    });

    /// <summary>An instance profile.</summary>
    public Task<FoundResource?> InstanceProfileAsync(string name, CancellationToken cancellationToken) => ExistingAsync(async () =>
    {
        Amazon.IdentityManagement.Model.GetInstanceProfileResponse answer = await session.Iam.GetInstanceProfileAsync(
            new() { InstanceProfileName = name }, cancellationToken);
        return Found(name, (answer.InstanceProfile?.Tags ?? []).Select(tag => (tag.Key, tag.Value)));
    });

    /// <summary>A launch template.</summary>
    public Task<FoundResource?> LaunchTemplateAsync(string name, CancellationToken cancellationToken) => ExistingAsync(async () =>
    {
        DescribeLaunchTemplatesResponse answer = await session.Ec2.DescribeLaunchTemplatesAsync(
            new() { Filters = [new() { Name = "launch-template-name", Values = [name] }] }, cancellationToken);
        return (answer.LaunchTemplates ?? []).FirstOrDefault() is { } found ? Found(found.LaunchTemplateId!, Tags(found.Tags)) : null;
    });

    /// <summary>A group of instances.</summary>
    public async Task<FoundResource?> AutoScalingGroupAsync(string name, CancellationToken cancellationToken)
    {
        DescribeAutoScalingGroupsResponse answer = await session.AutoScaling.DescribeAutoScalingGroupsAsync(
            new() { AutoScalingGroupNames = [name] }, cancellationToken);
        return (answer.AutoScalingGroups ?? []).FirstOrDefault() is { } found
            ? Found(
                name,
                (found.Tags ?? []).Select(tag => (tag.Key, tag.Value)),
                found.Status?.StartsWith("Delete", StringComparison.OrdinalIgnoreCase) == true)
            : null;
    }

    /// <summary>A security group of the default network, which environments live in.</summary>
    public async Task<FoundResource?> SecurityGroupAsync(string name, CancellationToken cancellationToken)
    {
        if (await (defaultNetwork ??= FindDefaultNetworkAsync(cancellationToken)) is not { } network)
            return null;

        DescribeSecurityGroupsResponse answer = await session.Ec2.DescribeSecurityGroupsAsync(
            new() { Filters = [new() { Name = "vpc-id", Values = [network] }, new() { Name = "group-name", Values = [name] }] },
            cancellationToken);
        return (answer.SecurityGroups ?? []).FirstOrDefault() is { } found ? Found(found.GroupId!, Tags(found.Tags)) : null;
    }

    /// <summary>The rules of security groups.</summary>
    public async Task<IReadOnlyList<SecurityGroupRule>> RulesAsync(IEnumerable<string> groupIds, CancellationToken cancellationToken)
    {
        var rules = new List<SecurityGroupRule>();
        var request = new DescribeSecurityGroupRulesRequest { Filters = [new() { Name = "group-id", Values = [.. groupIds] }] };
        do
        {
            DescribeSecurityGroupRulesResponse page = await session.Ec2.DescribeSecurityGroupRulesAsync(request, cancellationToken);
            rules.AddRange(page.SecurityGroupRules ?? []);
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
        return rules;
    }

    /// <summary>The tags of something of EC2.</summary>
    public static IEnumerable<(string? Key, string? Value)> Tags(List<Amazon.EC2.Model.Tag>? tags) =>
        (tags ?? []).Select(tag => (tag.Key, tag.Value));

    /// <summary>A find.</summary>
    public static FoundResource Found(
        string importId, IEnumerable<(string? Key, string? Value)> tags, bool isBeingDeleted = false) => new(
        importId,
        tags.Where(tag => tag.Key is not null).ToDictionary(tag => tag.Key!, tag => tag.Value ?? "", StringComparer.Ordinal))
        {
            IsBeingDeleted = isBeingDeleted,
        };

    private async Task<string?> FindDefaultNetworkAsync(CancellationToken cancellationToken)
    {
        DescribeVpcsResponse networks = await session.Ec2.DescribeVpcsAsync(
            new() { Filters = [new() { Name = "is-default", Values = ["true"] }] }, cancellationToken);
        return (networks.Vpcs ?? []).FirstOrDefault()?.VpcId;
    }

    // The services have twenty names for the same answer.
    private static async Task<FoundResource?> ExistingAsync(Func<Task<FoundResource?>> find)
    {
        try
        {
            return await find();
        }
        catch (AmazonServiceException missing) when (missing.ErrorCode is { } code
            && (code.Contains("NotFound", StringComparison.Ordinal) || code is "NoSuchEntity"))
        {
            return null;
        }
    }

    private string Arn(string service, string resource) => $"arn:{session.Partition}:{service}:{session.Region}:{accountId}:{resource}";
}
