using System.Globalization;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Environments;

/// <summary>
/// The values that an environment's secrets are to have, and the versions that make terraform write them. Write-only
/// arguments have no difference that terraform could see: it sends a value when its version changes, so a version
/// changes exactly when its value does.
/// </summary>
internal sealed class SecretValues
{
    private const string DatabaseUrl = "database-url";
    private const string AdminToken = "admin-token";
    private const int GeneratedPasswordLength = 32;
    private const int GeneratedTokenLength = 48;

    // Secret, variable of terraform, environment variable that gives the value.
    private static readonly (string Secret, string Variable, string Source)[] ThirdParty =
    [
        ("meta-verify-token", "meta_verify_token", "META_VERIFY_TOKEN"),
        ("meta-app-secret", "meta_app_secret", "META_APP_SECRET"),
        ("openai-api-key", "openai_api_key", "OPENAI_API_KEY"),
    ];

    private SecretValues(
        IReadOnlyDictionary<string, string> variables,
        IReadOnlyList<string> thirdPartySecrets,
        int databasePasswordVersion,
        int secretsVersion)
    {
        Variables = variables;
        ThirdPartySecrets = thirdPartySecrets;
        DatabasePasswordVersion = databasePasswordVersion;
        SecretsVersion = secretsVersion;
    }

    /// <summary>The short names of all secrets that an environment can have.</summary>
    public static IReadOnlyList<string> AllNames { get; } =
        [AdminToken, DatabaseUrl, "redis-url", .. ThirdParty.Select(secret => secret.Secret)];

    /// <summary>The values by the name of their variable in terraform. Only for the environment of the process.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>The third-party secrets that the environment has.</summary>
    public IReadOnlyList<string> ThirdPartySecrets { get; }

    /// <summary>The version of the database password.</summary>
    public int DatabasePasswordVersion { get; private init; }

    /// <summary>The version of the other values.</summary>
    public int SecretsVersion { get; }

    /// <summary>The short names of the secrets that the environment is to have.</summary>
    public IEnumerable<string> Names => [AdminToken, DatabaseUrl, "redis-url", .. ThirdPartySecrets];

    /// <summary>Decides on the values: what is given wins over what is stored, and that over a new one.</summary>
    /// <param name="context">The environment variables that give values.</param>
    /// <param name="stored">What Secrets Manager has.</param>
    /// <param name="state">The state; <see langword="null"/> when there is none.</param>
    /// <param name="generate">Makes a random text of a length, of letters and digits.</param>
    /// <exception cref="StagingException"><c>InvalidSecret</c>, naming the variable.</exception>
    public static SecretValues Decide(
        StagingContext context,
        IReadOnlyDictionary<string, StoredSecret> stored,
        StateFile? state,
        Func<int, string> generate)
    {
        string? storedPassword = PasswordOf(Value(stored, DatabaseUrl));
        string? storedToken = Value(stored, AdminToken);
        string password = Given(context, "STAGING_DB_PASSWORD", IsPassword, "8 to 128 printable ASCII characters without / @ \" ' and space")
            ?? storedPassword ?? generate(GeneratedPasswordLength);
        string token = Given(context, "STAGING_ADMIN_TOKEN", text => text.Length >= 32, "at least 32 characters")
            ?? storedToken ?? generate(GeneratedTokenLength);

        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["db_password"] = password,
            ["admin_token"] = token,
        };
        bool changed = storedToken is not null ? storedToken != token : Holds(state, AdminToken);
        var thirdParty = new List<string>();
        foreach ((string secret, string variable, string source) in ThirdParty)
        {
            string? old = Value(stored, secret);
            if ((context.Variable(source) ?? (Holds(state, secret) ? old : null)) is not { } value)
                continue;

            thirdParty.Add(secret);
            variables[variable] = value;
            changed |= Holds(state, secret) && old != value;
        }

        return new SecretValues(
            variables,
            thirdParty,
            PasswordVersion(state, storedPassword, password),
            Next(state?.Outputs.Number("secrets_version"), changed));
    }

    /// <summary>The same values with the next version of the password, which writes it to the database and its secret.</summary>
    public SecretValues WithNextPasswordVersion() =>
        new(Variables, ThirdPartySecrets, DatabasePasswordVersion + 1, SecretsVersion);

    private static int PasswordVersion(StateFile? state, string? stored, string wanted)
    {
        int? inDatabase = state?.Resources.FirstOrDefault(resource => resource.Type == "aws_db_instance")?.Number("password_wo_version");
        int? told = state?.Outputs.Number("db_password_version");
        int? current = inDatabase is null && told is null ? null : Math.Max(inDatabase ?? 0, told ?? 0);

        // A database whose password nobody can tell, because its secret was never written, gets the new one.
        return Next(current, changed: stored is not null ? stored != wanted : inDatabase is not null);
    }

    private static int Next(int? current, bool changed) => Math.Max(1, (current ?? 0) + (current is not null && changed ? 1 : 0));

    private static string? Value(IReadOnlyDictionary<string, StoredSecret> stored, string secret) =>
        stored.GetValueOrDefault(secret)?.Value;

    private static bool Holds(StateFile? state, string secret) =>
        state?.Has($"module.secrets.aws_secretsmanager_secret_version.this[\"{secret}\"]") == true;

    private static string? PasswordOf(string? connectionString) =>
        connectionString is not null
        && Uri.TryCreate(connectionString, UriKind.Absolute, out Uri? uri)
        && uri.UserInfo.Split(':', 2) is [_, { Length: > 0 } password]
            ? Uri.UnescapeDataString(password)
            : null;

    private static string? Given(StagingContext context, string variable, Func<string, bool> isGood, string rule)
    {
        string? value = context.Variable(variable);
        return value is null || isGood(value)
            ? value
            : throw new StagingException(
                "InvalidSecret",
                StagingErrorCategory.InvalidArgument,
                string.Create(CultureInfo.InvariantCulture, $"The value of {variable} cannot be used: it needs {rule}."))
            {
                TargetInput = variable,
                RecommendedAction = "Set another value, or unset the variable to have one generated.",
            };
    }

    // What RDS takes: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    private static bool IsPassword(string text) =>
        text.Length is >= 8 and <= 128 && text.All(letter => letter is > ' ' and <= '~' and not ('/' or '@' or '"' or '\''));
}
