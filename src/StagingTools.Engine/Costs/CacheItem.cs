namespace StagingTools.Engine.Costs;

/// <summary>A cache cluster that is paid for.</summary>
/// <param name="NodeType">Such as <c>cache.t3.micro</c>.</param>
/// <param name="Nodes">How many nodes.</param>
internal sealed record CacheItem(string NodeType, int Nodes);
