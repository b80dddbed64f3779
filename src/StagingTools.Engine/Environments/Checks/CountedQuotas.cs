using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.ServiceQuotas.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments.Checks;

/// <summary>Quotas of services that tell them without what is used, which is counted here.</summary>
/// <remarks>https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetServiceQuota.html</remarks>
internal sealed class CountedQuotas(AwsSession session, IHost host)
{
    // https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html: standard instances share one quota, in processors.
    private const string StandardFamilies = "acdhimrtz";

    /// <summary>Reads them; none that may not be read, that the region does not have, or whose use cannot be counted.</summary>
    /// <param name="instanceType">The type of the instance that the application runs on.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<QuotaRoom[]> ReadAsync(string instanceType, CancellationToken cancellationToken)
    {
        QuotaRoom?[] read = await Task.WhenAll(ProcessorsAsync(instanceType, cancellationToken), NodesAsync(cancellationToken));
        return [.. read.OfType<QuotaRoom>()];
    }

    private async Task<QuotaRoom?> ProcessorsAsync(string instanceType, CancellationToken cancellationToken)
    {
        if (!IsStandard(instanceType))
            return null;

        return await AwsErrors.UnlessDeniedAsync<QuotaRoom?>(
            async () =>
            {
                Task<long?> max = MaxAsync("ec2", "L-1216C47A", cancellationToken);
                Task<long?> each = ProcessorsOfAsync(instanceType, cancellationToken);
                Task<long> used = ProcessorsInUseAsync(cancellationToken);
                return await max is { } all && await each is { } one
                    ? new QuotaRoom(
                        new QuotaUse("EC2", "L-1216C47A", "vCPUs of running On-Demand Standard instances", "aws_autoscaling_group") { Amount = one },
                        await used,
                        all)
                    : null;
            },
            null,
            "The quota of running instances",
            host);
    }

    private Task<QuotaRoom?> NodesAsync(CancellationToken cancellationToken) => AwsErrors.UnlessDeniedAsync<QuotaRoom?>(
        async () =>
        {
            if (await MaxAsync("elasticache", "L-DFE45DF3", cancellationToken) is not { } all)
                return null;

            long used = await CacheClusters.ListAsync(session, cancellationToken)
                .Select(cluster => (long)(cluster.NumCacheNodes ?? 0)).SumAsync(cancellationToken);
            return new QuotaRoom(new QuotaUse("ElastiCache", "L-DFE45DF3", "nodes of the region", "aws_elasticache_cluster"), used, all);
        },
        null,
        "The quota of cache nodes",
        host);

    private async Task<long?> MaxAsync(string service, string code, CancellationToken cancellationToken)
    {
        try
        {
            GetServiceQuotaResponse answer = await session.Quotas.GetServiceQuotaAsync(
                new GetServiceQuotaRequest { ServiceCode = service, QuotaCode = code }, cancellationToken);
            return answer.Quota?.Value is { } value ? (long)value : null;
        }
        catch (NoSuchResourceException)
        {
            host.Verbose($"Service Quotas knows no {code} of {service} in {session.Region}; it is not checked.");
            return null;
        }
    }

    private async Task<long?> ProcessorsOfAsync(string instanceType, CancellationToken cancellationToken)
    {
        DescribeInstanceTypesResponse answer = await session.Ec2.DescribeInstanceTypesAsync(
            new DescribeInstanceTypesRequest { InstanceTypes = [instanceType] }, cancellationToken);
        return answer.InstanceTypes?.FirstOrDefault()?.VCpuInfo?.DefaultVCpus;
    }

    private async Task<long> ProcessorsInUseAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Instance> running = await Ec2Instances.ListAsync(
            session, [new Filter { Name = "instance-state-name", Values = ["pending", "running"] }], cancellationToken);
        return running
            .Where(instance => instance.InstanceLifecycle != InstanceLifecycleType.Spot && IsStandard(instance.InstanceType?.Value ?? ""))
            .Sum(instance => (long)(instance.CpuOptions?.CoreCount ?? 0) * (instance.CpuOptions?.ThreadsPerCore ?? 1));
    }

    // t3.micro: the family is the letters before the generation. mac2, inf2, trn1 and others have quotas of their own.
    private static bool IsStandard(string instanceType)
    {
        string family = string.Concat(instanceType.TakeWhile(char.IsAsciiLetter));
        return family.Length is 1 or 2 && StandardFamilies.Contains(family[0], StringComparison.Ordinal)
            && (family.Length == 1 || family is "im" or "is");
    }
}
