namespace StagingTools.Sandbox;

/// <summary>A database that was made in a sandbox.</summary>
/// <param name="InstanceName">Instance identifier.</param>
/// <param name="Host">Address of the real PostgreSQL server.</param>
/// <param name="Port">Port.</param>
/// <param name="DatabaseName">Name of the database.</param>
/// <param name="UserName">Master user.</param>
/// <param name="Password">Master password.</param>
/// <param name="SecretArn">The secret that holds the URL, if one was asked for.</param>
public sealed record SandboxDatabaseResult(
    string InstanceName, string Host, int Port, string DatabaseName, string UserName, string Password, string? SecretArn)
{
    /// <summary>The connection URL: it carries the password.</summary>
    public string Url =>
        $"postgresql://{Uri.EscapeDataString(UserName)}:{Uri.EscapeDataString(Password)}@{Host}:{Port}/"
        + $"{Uri.EscapeDataString(DatabaseName)}?sslmode=require";

    /// <summary>Everything but the password.</summary>
    public override string ToString() => $"{InstanceName} at {Host}:{Port}, database {DatabaseName}, user {UserName}";
}
