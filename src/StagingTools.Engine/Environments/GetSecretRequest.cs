using System.ComponentModel;

namespace StagingTools.Engine.Environments;

/// <summary>Asks for an environment's secrets.</summary>
public sealed record GetSecretRequest : EnvironmentRequest
{
    /// <summary>The secret's short name, with <c>*</c> and <c>?</c> for any letters; <see langword="null"/> for all.</summary>
    [Description("The secret's short name, such as database-url; * and ? stand for any letters. Default: all.")]
    public string? Secret { get; init; }

    /// <summary>Whether the values are handed out as text.</summary>
    [Description("Hand the values out as text, for everybody who reads the output.")]
    public bool AsPlainText { get; init; }
}
