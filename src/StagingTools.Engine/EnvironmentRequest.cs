using System.ComponentModel;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine;

/// <summary>What every request names: the environment and how to reach its account.</summary>
/// <remarks>
/// The properties of a request are the parameters of its cmdlet and the options of its command: their names and
/// descriptions stand here once. A property with a setting is left out (<see langword="null"/> or empty) where the user says
/// nothing; an operation first lets the settings fill it, from an environment variable, from <c>stagingtools.json</c>, or with
/// its default.
/// </remarks>
public abstract record EnvironmentRequest
{
    /// <summary>The project, such as <c>whatsapp-saas</c>. Empty takes <c>STAGING_PROJECT</c>, then the settings file's.</summary>
    [Setting(SettingNames.Project)]
    [Description("The project that the environment belongs to. Default: STAGING_PROJECT, then stagingtools.json.")]
    public string Project { get; init; } = "";

    /// <summary>
    /// The environment, such as <c>staging</c> or <c>pr-42</c>. Empty takes <c>STAGING_ENVIRONMENT</c>, then the settings
    /// file's, then <c>staging</c>.
    /// </summary>
    [Setting(SettingNames.Environment)]
    [Description("The environment's name. Where it is left out: STAGING_ENVIRONMENT, stagingtools.json, then the default.")]
    public string EnvironmentName { get; init; } = "";

    /// <summary>
    /// The AWS region; <see langword="null"/> takes AWS_REGION, AWS_DEFAULT_REGION, the settings file's, or the profile's.
    /// </summary>
    [Setting(SettingNames.Region)]
    [Description("The AWS region. Default: AWS_REGION, AWS_DEFAULT_REGION, stagingtools.json, then the profile's region.")]
    public string? Region { get; init; }

    /// <summary>
    /// A profile of the AWS configuration files; <see langword="null"/> takes the credentials of the environment variables, then
    /// the profile of the settings file, then the usual chain.
    /// </summary>
    [Setting(SettingNames.Profile)]
    [Description("A profile of the AWS configuration files. Default: the variables' credentials, stagingtools.json, then the usual chain.")]
    public string? ProfileName { get; init; }
}
