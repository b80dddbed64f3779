namespace StagingTools.Engine.Environments;

/// <summary>Where an environment's application answers.</summary>
/// <param name="Url">An http or https URL, to which paths are added.</param>
/// <param name="HealthPath">The path that tells whether it is well.</param>
internal sealed record ApplicationAddress(Uri Url, string HealthPath)
{
    /// <summary>The health path where the environment's state names none; terraform's module has the same default.</summary>
    public const string UsualHealthPath = "/health";
}
