using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Environments;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>The environment's database as the application is told of it.</summary>
internal static class EnvironmentDatabase
{
    /// <summary>Its address with its login; <see langword="null"/> where the secret is not there or holds nothing.</summary>
    /// <exception cref="Errors.StagingException"><c>InvalidDatabaseUrl</c>; it does not show what the secret holds.</exception>
    public static async Task<DatabaseAddress?> FindAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        StoredSecret? secret = await scene.Vault.ReadAsync("database-url", cancellationToken);
        return secret?.Value is { } text ? DatabaseReference.Read(scene.Context, text, $"secret:{secret.Name}") : null;
    }
}
