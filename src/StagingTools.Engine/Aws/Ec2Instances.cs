using Amazon.EC2.Model;

namespace StagingTools.Engine.Aws;

/// <summary>The instances of EC2.</summary>
internal static class Ec2Instances
{
    /// <summary>Lists those that filters let through. One that is gone meanwhile is no error.</summary>
    /// <param name="session">The account.</param>
    /// <param name="filters">Names and values, as EC2 has them.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public static async Task<IReadOnlyList<Instance>> ListAsync(AwsSession session, List<Filter> filters, CancellationToken cancellationToken)
    {
        var instances = new List<Instance>();
        var request = new DescribeInstancesRequest { Filters = filters };
        do
        {
            DescribeInstancesResponse page = await session.Ec2.DescribeInstancesAsync(request, cancellationToken);
            instances.AddRange((page.Reservations ?? []).SelectMany(reservation => reservation.Instances ?? []));
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
        return instances;
    }
}
