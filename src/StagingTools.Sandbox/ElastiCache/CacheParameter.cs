namespace StagingTools.Sandbox.ElastiCache;

/// <summary>A parameter of the Redis families.</summary>
/// <param name="Name">Name, as in redis.conf.</param>
/// <param name="Default">Value without a change.</param>
/// <param name="DataType">string or integer.</param>
/// <param name="AllowedValues">Comma-separated values, or FROM- and a number for a range.</param>
/// <param name="Description">What it does.</param>
/// <param name="IsLocal">Whether the local server takes it as it is; sizes of a managed node are not taken.</param>
internal sealed record CacheParameter(
    string Name, string Default, string DataType, string AllowedValues, string Description, bool IsLocal = true);
