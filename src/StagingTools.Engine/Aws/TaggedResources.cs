using Amazon.ResourceGroupsTaggingAPI.Model;

namespace StagingTools.Engine.Aws;

/// <summary>What carries an environment's tags, as the tagging service knows it: minutes behind, deleted things among them.</summary>
internal static class TaggedResources
{
    /// <summary>Lists ARNs, sorted.</summary>
    /// <param name="session">The account.</param>
    /// <param name="project">The project.</param>
    /// <param name="environmentName">The environment.</param>
    /// <param name="types">Types such as <c>cloudwatch:alarm</c>; all where there is none.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public static async Task<IReadOnlyList<string>> ListAsync(
        AwsSession session, string project, string environmentName, IReadOnlyCollection<string> types, CancellationToken cancellationToken)
    {
        var arns = new List<string>();
        var request = new GetResourcesRequest
        {
            TagFilters = [new() { Key = "Project", Values = [project] }, new() { Key = "Environment", Values = [environmentName] }],
            ResourceTypeFilters = types.Count == 0 ? null : [.. types],
        };
        do
        {
            GetResourcesResponse page = await session.Tagging.GetResourcesAsync(request, cancellationToken);
            arns.AddRange((page.ResourceTagMappingList ?? []).Select(resource => resource.ResourceARN).OfType<string>());
            request.PaginationToken = page.PaginationToken;
        }
        while (!string.IsNullOrEmpty(request.PaginationToken));

        arns.Sort(StringComparer.Ordinal);
        return arns;
    }
}
