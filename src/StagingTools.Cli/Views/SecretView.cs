using StagingTools.Engine.Environments;

namespace StagingTools.Cli.Views;

/// <summary>Secrets by name; where their values were asked for, the values alone, so that a script can take them.</summary>
internal sealed class SecretView : IView<StagingSecret>
{
    private readonly List<StagingSecret> secrets = [];

    /// <inheritdoc/>
    public void Add(StagingSecret result, TextWriter output) => secrets.Add(result);

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
        if (secrets is [{ PlainText: { } value }])
        {
            output.WriteLine(value);
            return;
        }

        if (secrets.Count == 0)
            return;

        bool plain = secrets.Exists(secret => secret.PlainText is not null);
        Table table = plain ? new("secret", "value") : new("secret", "name in secrets manager", "state");
        foreach (StagingSecret secret in secrets)
        {
            if (plain)
                table.Row(secret.Secret, secret.PlainText ?? "-");
            else
                table.Row(secret.Secret, secret.SecretId, State(secret));
        }

        table.Write(output);
    }

    private static string State(StagingSecret secret) => secret switch
    {
        { PendingDeletion: true } => "deleted, can be restored",
        { Value: null } => "holds no value",
        _ => "holds a value",
    };
}
