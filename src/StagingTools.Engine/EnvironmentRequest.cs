using System.ComponentModel;

namespace StagingTools.Engine;

/// <summary>What every request names: the environment and how to reach its account.</summary>
/// <remarks>
/// The properties of a request are the parameters of its cmdlet and the options of its command: their names, defaults
/// and descriptions stand here once.
/// </remarks>
public abstract record EnvironmentRequest
{
    /// <summary>The project, such as <c>whatsapp-saas</c>. Empty takes <c>STAGING_PROJECT</c>.</summary>
    [Description("The project that the environment belongs to. Default: the environment variable STAGING_PROJECT.")]
    public string Project { get; init; } = "";

    /// <summary>The environment, such as <c>staging</c> or <c>pr-42</c>.</summary>
    [Description("The environment's name.")]
    public string EnvironmentName { get; init; } = "staging";

    /// <summary>The AWS region; <see langword="null"/> takes AWS_REGION, AWS_DEFAULT_REGION or the profile's.</summary>
    [Description("The AWS region. Default: AWS_REGION, AWS_DEFAULT_REGION, then the profile's region.")]
    public string? Region { get; init; }

    /// <summary>A profile of the AWS configuration files; <see langword="null"/> takes the usual credential chain.</summary>
    [Description("A profile of the AWS configuration files. Default: the usual chain of credentials.")]
    public string? ProfileName { get; init; }
}
