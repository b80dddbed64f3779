using System.Runtime.CompilerServices;
using Amazon.ECS;
using Amazon.ECS.Model;

namespace StagingTools.Engine.Aws;

/// <summary>The services of ECS.</summary>
internal static class EcsServices
{
    /// <summary>Lists the ARNs of a cluster's services.</summary>
    /// <param name="ecs">The client.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <exception cref="ClusterNotFoundException">There is no such cluster.</exception>
    public static async IAsyncEnumerable<string> ListArnsAsync(
        AmazonECSClient ecs, string cluster, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListServicesRequest { Cluster = cluster };
        do
        {
            ListServicesResponse page = await ecs.ListServicesAsync(request, cancellationToken);
            foreach (string arn in page.ServiceArns ?? [])
                yield return arn;
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
    }
}
