namespace StagingTools.Sandbox.CloudWatch;

/// <summary>Something that is measured.</summary>
/// <param name="Key">Tells it from all others, and from one of the same name before it.</param>
/// <param name="Region">Region.</param>
/// <param name="Subject">The thing itself.</param>
internal sealed record MeasuredResource(string Key, string Region, object Subject);
