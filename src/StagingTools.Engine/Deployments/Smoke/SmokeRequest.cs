namespace StagingTools.Engine.Deployments.Smoke;

/// <summary>A check, ready to be sent.</summary>
/// <param name="Check">The check.</param>
/// <param name="Url">Where to.</param>
/// <param name="Headers">Its headers, references followed: secrets may be among the values.</param>
internal sealed record SmokeRequest(SmokeCheck Check, Uri Url, IReadOnlyList<KeyValuePair<string, string>> Headers);
