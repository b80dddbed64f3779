using System.Text.Json;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Connections;

/// <summary>
/// Says where something secret is kept instead of saying it: <c>env:NAME</c>, <c>secret:ID</c>, <c>file:PATH</c>,
/// <c>vault:NAME</c>, or, for a database, a URL without a password.
/// </summary>
internal sealed record DatabaseReference
{
    private DatabaseReference(string text) => Text = text;

    /// <summary>The reference as given; a password in it is blotted out.</summary>
    public string Text { get; }

    /// <summary>The name of the secret that was read; <see langword="null"/> for the other kinds.</summary>
    public string? SecretName { get; private init; }

    /// <summary>The database that is referred to.</summary>
    public required DatabaseAddress Address { get; init; }

    /// <summary>Follows a reference to a database.</summary>
    /// <param name="context">Variables and the working directory.</param>
    /// <param name="reference">The reference as given.</param>
    /// <param name="secrets">Where secrets are kept.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StagingException">
    /// <c>ReferenceNotFound</c>, <c>InvalidReference</c>, <c>InvalidDatabaseUrl</c>, <c>PasswordInReference</c>,
    /// <c>CertificateNotFound</c>, <c>VaultNeedsPowerShell</c>.
    /// </exception>
    public static async Task<DatabaseReference> ResolveAsync(
        StagingContext context, string reference, ISecretStore secrets, CancellationToken cancellationToken)
    {
        reference = reference.Trim();
        if (DatabaseUrl.IsUrl(reference))
        {
            string redacted = DatabaseUrl.Redact(reference);
            if (DatabaseUrl.HasPassword(reference))
                throw new StagingException(
                    "PasswordInReference",
                    StagingErrorCategory.InvalidArgument,
                    $"The URL {redacted} holds a password, which everybody on this machine can read from the command line.")
                {
                    TargetInput = redacted,
                    RecommendedAction =
                        "Keep the URL in a variable, a file or a secret (env:NAME, file:PATH, secret:ID), or take the password out "
                        + "and set PGPASSWORD or a password file.",
                };

            return new DatabaseReference(redacted) { Address = Complete(context, DatabaseUrl.Parse(reference, redacted), redacted) };
        }

        (string text, string? secretName) = await ReadAsync(context, reference, secrets, cancellationToken);
        return new DatabaseReference(reference)
        {
            Address = Read(context, text, reference),
            SecretName = secretName,
        };
    }

    /// <summary>Follows a reference to any text, such as a key.</summary>
    /// <returns>The text, and the secret's name when it was one.</returns>
    /// <exception cref="StagingException">
    /// <c>ReferenceNotFound</c>, <c>InvalidReference</c>, <c>VaultNeedsPowerShell</c>.
    /// </exception>
    public static async Task<(string Text, string? SecretName)> ReadAsync(
        StagingContext context, string reference, ISecretStore secrets, CancellationToken cancellationToken)
    {
        int colon = reference.IndexOf(':', StringComparison.Ordinal);
        string kind = colon < 0 ? "" : reference[..colon];
        string rest = reference[(colon + 1)..];
        switch (kind)
        {
            case "env" when rest.Length > 0:
                return (context.Variable(rest) ?? throw NotFound(
                    reference, $"The environment variable {rest} is not set.", $"Set {rest} to the value, or correct the name."), null);

            case "file" when rest.Length > 0:
                string path = Path.GetFullPath(rest, context.WorkingDirectory);
                try
                {
                    return (await File.ReadAllTextAsync(path, cancellationToken), null);
                }
                catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
                {
                    throw NotFound(reference, $"The file '{path}' cannot be read.", "Correct the path or its permissions.");
                }

            case "secret" when rest.Length > 0:
                (string Name, string Text) secret = await secrets.ReadAsync(rest, cancellationToken) ?? throw NotFound(
                    reference,
                    $"There is no secret '{rest}' in Secrets Manager.",
                    "Make it, or name another place: secret:ID, env:NAME, file:PATH, or a URL without a password.");
                return (secret.Text, secret.Name);

            case "vault" when rest.Length > 0:
                return (await ReadVaultAsync(context, reference, rest, cancellationToken), null);

            default:
                // The text may be anything, a password too: only its beginning is known to be harmless.
                throw new StagingException(
                    "InvalidReference",
                    StagingErrorCategory.InvalidArgument,
                    "A reference has the form env:NAME, secret:ID, file:PATH or vault:NAME, or is a postgresql:// URL without a password.")
                {
                    TargetInput = kind is "env" or "file" or "secret" or "vault" ? reference : null,
                    RecommendedAction = "Name the place where the value is kept, such as env:PRODUCTION_DATABASE_URL.",
                };
        }
    }

    /// <summary>Reads a text that was found where a reference leads.</summary>
    /// <param name="context">Variables and the working directory.</param>
    /// <param name="text">A URL or the JSON object of a secret of RDS; no message repeats it.</param>
    /// <param name="reference">Where it was found; stands in messages.</param>
    /// <exception cref="StagingException"><c>InvalidDatabaseUrl</c>, <c>CertificateNotFound</c>.</exception>
    public static DatabaseAddress Read(StagingContext context, string text, string reference) =>
        Complete(context, Parse(text.Trim(), reference), reference);

    // RDS keeps its own secrets as a JSON object:
    // https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html
    private static DatabaseAddress Parse(string text, string reference)
    {
        if (!text.StartsWith('{'))
            return DatabaseUrl.Parse(text, reference);

        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            foreach (string name in (string[])["url", "DATABASE_URL", "database_url"])
            {
                if (root.TryGetProperty(name, out JsonElement url) && url.ValueKind == JsonValueKind.String)
                    return DatabaseUrl.Parse(url.GetString()!, reference);
            }

            string Required(string name) => Optional(name)
                ?? throw new StagingException(
                    "InvalidDatabaseUrl",
                    StagingErrorCategory.InvalidArgument,
                    $"The JSON of {reference} has no '{name}'.")
                {
                    TargetInput = reference,
                    RecommendedAction = "Keep a URL there, or the members host, port, dbname, username and password.",
                };
            string? Optional(string name) =>
                root.TryGetProperty(name, out JsonElement value) ? value.ToString() is { Length: > 0 } found ? found : null : null;

            string host = Uri.EscapeDataString(Required("host"));
            string user = Uri.EscapeDataString(Required("username"));
            string database = Uri.EscapeDataString(Optional("dbname") ?? Required("database"));
            DatabaseAddress address = DatabaseUrl.Parse(
                $"postgresql://{user}@{host}:{Optional("port") ?? "5432"}/{database}", reference);
            return address with { Password = Optional("password") };
        }
        catch (JsonException)
        {
            throw new StagingException(
                "InvalidDatabaseUrl", StagingErrorCategory.InvalidArgument, $"The text of {reference} is neither a URL nor JSON.")
            {
                TargetInput = reference,
                RecommendedAction = "Keep a postgresql:// URL there.",
            };
        }
    }

    private static async Task<string> ReadVaultAsync(
        StagingContext context, string reference, string name, CancellationToken cancellationToken)
    {
        if (context.Vault is not { } vault)
            throw new StagingException(
                "VaultNeedsPowerShell",
                StagingErrorCategory.InvalidArgument,
                $"{reference} is a secret of PowerShell's SecretManagement, which only PowerShell can read.")
            {
                TargetInput = reference,
                RecommendedAction =
                    "Run the cmdlet in PowerShell, or keep the value where the command line finds it: secret:ID, env:NAME or file:PATH.",
            };

        return await vault.ReadAsync(name, cancellationToken) ?? throw NotFound(
            reference,
            $"No registered vault has a secret '{name}'.",
            $"See which there are with `Get-SecretInfo`, or keep it there: `Set-Secret {name}`.");
    }

    private static DatabaseAddress Complete(StagingContext context, DatabaseAddress address, string origin) => address with
    {
        Password = address.Password ?? context.Variable("PGPASSWORD"),
        PasswordFile = address.PasswordFile ?? context.Variable("PGPASSFILE"),
        RootCertificate = TrustedAuthorities.FileFor(context, address, origin),
        Certificate = TrustedAuthorities.Require(context, "sslcert", address.Certificate, origin),
        CertificateKey = TrustedAuthorities.Require(context, "sslkey", address.CertificateKey, origin),
    };

    private static StagingException NotFound(string reference, string message, string action) =>
        new("ReferenceNotFound", StagingErrorCategory.NotFound, message) { TargetInput = reference, RecommendedAction = action };
}
