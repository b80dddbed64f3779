namespace StagingTools.Sandbox.Tagging;

/// <summary>Something with an ARN and tags.</summary>
/// <param name="Arn">ARN.</param>
/// <param name="Tags">Tags.</param>
internal sealed record TaggedResource(string Arn, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Whether it is of one of the types, each a service or SERVICE:TYPE; no type means all.</summary>
    public bool IsOfType(IReadOnlyCollection<string> types)
    {
        string[] parts = Arn.Split(':', 6);
        string kind = parts[5].Split('/', ':')[0];
        return types.Count == 0 || types.Contains(parts[2]) || types.Contains($"{parts[2]}:{kind}");
    }

    /// <summary>Whether it has every key, with one of the values where any are named.</summary>
    public bool HasTags(IEnumerable<(string Key, IReadOnlyCollection<string> Values)> filters) => filters.All(
        filter => Tags.TryGetValue(filter.Key, out string? value) && (filter.Values.Count == 0 || filter.Values.Contains(value)));
}
