namespace StagingTools.Engine.Terraform.Commands;

/// <summary><c>terraform init</c>: providers, modules and the place of the state. Answers events.</summary>
internal sealed record InitCommand : TerraformCommand
{
    /// <inheritdoc/>
    public override string Name => "init";

    /// <summary>Settings of the backend by name, such as <c>bucket</c>; empty keeps what the configuration says.</summary>
    public IReadOnlyDictionary<string, string> BackendSettings { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Forgets the backend that the folder was used with before. No state is moved: the one at the new place counts.
    /// </summary>
    public bool Reconfigure { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments =>
    [
        "init", "-json", "-input=false", "-no-color",
        .. Reconfigure ? (string[])["-reconfigure"] : [],
        .. BackendSettings.OrderBy(setting => setting.Key, StringComparer.Ordinal)
            .Select(setting => $"-backend-config={setting.Key}={setting.Value}"),
    ];
}
