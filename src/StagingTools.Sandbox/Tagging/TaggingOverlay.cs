using System.Text.Json.Nodes;
using System.Xml.Linq;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Tagging;

/// <summary>
/// GetResources over everything that is there: what the overlays own is added to the emulator's list, and what the
/// emulator still lists after its end (terminated instances, inactive clusters and task definitions) is left out.
/// Secrets within their recovery window stay, as on AWS.
/// </summary>
internal sealed class TaggingOverlay(SandboxContext context, Func<string, IReadOnlyList<TaggedResource>> ownedIn)
    : IServiceOverlay
{
    private const string Target = "ResourceGroupsTaggingAPI_20170126.GetResources";
    private const int MostOfAPage = 100;

    /// <inheritdoc/>
    public string Service => "tagging";

    /// <inheritdoc/>
    public async Task<AwsResponse?> HandleAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        if (request.Action != "GetResources") return null;
        JsonObject json = request.Json;
        string[] types = [.. (json["ResourceTypeFilters"] as JsonArray ?? []).Select(type => (string)type!)];
        (string, IReadOnlyCollection<string>)[] filters =
        [
            .. (json["TagFilters"] as JsonArray ?? []).OfType<JsonObject>().Select(filter => (
                (string)filter["Key"]!,
                (IReadOnlyCollection<string>)[.. (filter["Values"] as JsonArray ?? []).Select(value => (string)value!)])),
        ];
        IReadOnlyList<TaggedResource> emulated = await EmulatedAsync(request, cancellationToken).ConfigureAwait(false);
        TaggedResource[] all =
        [
            .. emulated.Concat(ownedIn(request.Region).Where(owned => owned.IsOfType(types)))
                .Where(resource => resource.HasTags(filters) && resource.Tags.Count > 0)
                .DistinctBy(resource => resource.Arn)
                .OrderBy(resource => resource.Arn, StringComparer.Ordinal),
        ];
        int start = int.TryParse((string?)json["PaginationToken"], out int token) ? token : 0;
        int most = Math.Clamp((int?)json["ResourcesPerPage"] ?? MostOfAPage, 1, MostOfAPage);
        return AwsResponse.Json(new JsonObject
        {
            ["PaginationToken"] = start + most < all.Length
                ? (start + most).ToString(System.Globalization.CultureInfo.InvariantCulture)
                : "",
            ["ResourceTagMappingList"] = new JsonArray([.. all.Skip(start).Take(most).Select(Json)]),
        });
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static JsonObject Json(TaggedResource resource) => new()
    {
        ["ResourceARN"] = resource.Arn,
        ["Tags"] = new JsonArray([.. resource.Tags
            .OrderBy(tag => tag.Key, StringComparer.Ordinal)
            .Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]),
    };

    private async Task<IReadOnlyList<TaggedResource>> EmulatedAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        var found = new List<TaggedResource>();
        var page = (JsonObject)request.Json.DeepClone();
        page.Remove("PaginationToken");
        page["ResourcesPerPage"] = MostOfAPage;
        while (true)
        {
            JsonObject answer = await context.Moto
                .JsonAsync("tagging", request.Region, Target, page, cancellationToken).ConfigureAwait(false);
            foreach (JsonObject entry in (answer["ResourceTagMappingList"] as JsonArray ?? []).OfType<JsonObject>())
            {
                var resource = new TaggedResource(
                    (string)entry["ResourceARN"]!,
                    (entry["Tags"] as JsonArray ?? []).DistinctBy(tag => (string)tag!["Key"]!).ToDictionary(
                        tag => (string)tag!["Key"]!, tag => (string?)tag!["Value"] ?? "", StringComparer.Ordinal));
                if (await IsThereAsync(resource.Arn, request.Region, cancellationToken).ConfigureAwait(false))
                {
                    found.Add(resource);
                }
            }

            if ((string?)answer["PaginationToken"] is not { Length: > 0 } next) return found;
            page["PaginationToken"] = next;
        }
    }

    private async Task<bool> IsThereAsync(string arn, string region, CancellationToken cancellationToken)
    {
        string[] parts = arn.Split(':', 6);
        if (parts.Length < 6) return true;
        try
        {
            return (parts[2], parts[5].Split('/', ':')[0]) switch
            {
                ("ecs", "cluster") => (string?)(await EcsAsync("DescribeClusters", new JsonObject
                {
                    ["clusters"] = new JsonArray(arn),
                }).ConfigureAwait(false))["clusters"]?[0]?["status"] == "ACTIVE",
                ("ecs", "task-definition") => (string?)(await EcsAsync("DescribeTaskDefinition", new JsonObject
                {
                    ["taskDefinition"] = arn,
                }).ConfigureAwait(false))["taskDefinition"]?["status"] == "ACTIVE",
                ("ec2", "instance") => (await context.Moto.QueryAsync(
                        "ec2", region, "DescribeInstances", [new("InstanceId.1", parts[5].Split('/')[1])], cancellationToken)
                    .ConfigureAwait(false)).Descendants("instanceState").Elements("name")
                    .All(state => state.Value != "terminated"),
                _ => true,
            };
        }
        catch (AwsException)
        {
            return false;
        }

        Task<JsonObject> EcsAsync(string operation, JsonObject body) => context.Moto.JsonAsync(
            "ecs", region, $"AmazonEC2ContainerServiceV20141113.{operation}", body, cancellationToken);
    }
}
