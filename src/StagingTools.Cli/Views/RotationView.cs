using StagingTools.Engine.Environments.Rotation;

namespace StagingTools.Cli.Views;

/// <summary>Rotated secrets, a line each.</summary>
internal sealed class RotationView : IView<StagingSecretRotation>
{
    private readonly Table table = new("secret", "version", "database role", "tasks", ">took");

    /// <inheritdoc/>
    public void Add(StagingSecretRotation result, TextWriter output) => table.Row(
        result.Secret,
        result.VersionId,
        result.DatabaseRole ?? "-",
        result.TasksRestarted ? "restarted" : "none run",
        Units.Duration(result.Duration));

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
        if (!table.IsEmpty)
            table.Write(output);
    }
}
