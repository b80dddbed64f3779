using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Deployments.Smoke;

/// <summary>Which smoke tests are made, and what is said of where the application answers.</summary>
/// <param name="Declared">The tests of the settings.</param>
/// <param name="Url">The application's address as it was given; <see langword="null"/> for the environment's own.</param>
/// <param name="StateBucket">Where the state lies that knows the environment's own.</param>
internal sealed record SmokeSettings(IReadOnlyList<SmokeCheck> Declared, Uri? Url, string? StateBucket)
{
    /// <summary>Puts them together.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="url">The address that the request has, filled by the settings.</param>
    /// <exception cref="StagingException"><c>InvalidUrl</c>.</exception>
    public static SmokeSettings Read(StagingSettings settings, string? url) => new(
        settings.SmokeTests,
        string.IsNullOrEmpty(url) ? null : SmokeUrl.TryParse(url, out Uri? given) ? given : throw SmokeErrors.InvalidUrl(),
        settings.Text(SettingNames.StateBucket));

    /// <summary>Whether a test may change something.</summary>
    public bool Writes => Declared.Any(check => check.Method == "POST");

    /// <summary>The check of the application's health, and those of the settings.</summary>
    /// <param name="healthPath">The health page's path.</param>
    public IReadOnlyList<SmokeCheck> All(string? healthPath) => [Health(healthPath), .. Declared.Where(check => check.Name != SmokeCheck.Health)];

    /// <summary>The check of the application's health: that of the settings, or the one that is always made.</summary>
    /// <param name="healthPath">The health page's path.</param>
    public SmokeCheck Health(string? healthPath) =>
        Declared.FirstOrDefault(check => check.Name == SmokeCheck.Health)
        ?? SmokeCheck.OfHealth(healthPath ?? ApplicationAddress.UsualHealthPath);
}
