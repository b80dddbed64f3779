using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Aws;

/// <summary>
/// The usual chain of credentials, ending at once with what to do where nothing is configured: the instance metadata
/// service is only asked on an EC2 instance, since elsewhere the question takes seconds to fail.
/// </summary>
internal static class AwsCredentialChain
{
    private const string DefaultProfile = "default";

    /// <summary>The variables that name or carry credentials, in the order in which they count.</summary>
    public static IReadOnlyList<string> CredentialVariables { get; } =
    [
        "AWS_ACCESS_KEY_ID",
        "AWS_PROFILE",
        "AWS_WEB_IDENTITY_TOKEN_FILE",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    ];

    /// <summary>The variable that decides on the credentials, and the profile that it names.</summary>
    /// <param name="context">The variables.</param>
    /// <returns><see langword="null"/> when none is set; no profile when the variable carries credentials itself.</returns>
    public static (string Variable, object? Profile)? FindVariable(StagingContext context)
    {
        foreach (string variable in CredentialVariables)
            if (context.Variable(variable) is { } value)
                return (variable, variable == "AWS_PROFILE" ? value : null);
        return null;
    }

    /// <summary>Whether the credentials are keys of the environment variables, which no running process gets anew.</summary>
    /// <param name="context">The variables.</param>
    /// <param name="requestedProfile">The profile that the request names; it wins over them.</param>
    public static bool AreFixed(StagingContext context, string? requestedProfile) =>
        requestedProfile is not { Length: > 0 } && HasEnvironmentKeys(context);

    /// <summary>The profile that a request or the environment names; <see langword="null"/> when none applies.</summary>
    /// <exception cref="StagingException"><c>ProfileNotFound</c> when a profile is named that does not exist.</exception>
    public static CredentialProfile? FindProfile(StagingContext context, string? requested)
    {
        string? named = requested is { Length: > 0 } ? requested : context.Variable("AWS_PROFILE");
        var store = new CredentialProfileStoreChain(context.Variable("AWS_SHARED_CREDENTIALS_FILE"));
        if (store.TryGetProfile(named ?? DefaultProfile, out CredentialProfile profile))
            return profile;

        // The config file holds SSO and role profiles; the SDK finds it beside the credentials file or by its own variable.
        if (named is null || HasEnvironmentKeys(context) && requested is null)
            return null;

        throw new StagingException(
            "ProfileNotFound", StagingErrorCategory.AuthenticationError, $"The AWS profile '{named}' does not exist.")
        {
            TargetInput = named,
            RecommendedAction = "List the profiles with 'aws configure list-profiles', or make it with 'aws configure sso'; 'staging settings' shows where the "
                + "name comes from.",
        };
    }

    /// <summary>The credentials, not yet asked for keys.</summary>
    /// <param name="context">Where the variables come from.</param>
    /// <param name="requestedProfile">The profile that the request names; it wins over keys in the environment.</param>
    /// <param name="profile">What <see cref="FindProfile"/> found.</param>
    /// <exception cref="StagingException"><c>CredentialsMissing</c> when no source is configured.</exception>
    public static AWSCredentials Resolve(StagingContext context, string? requestedProfile, CredentialProfile? profile)
    {
        bool named = requestedProfile is { Length: > 0 };
        if (!named && HasEnvironmentKeys(context))
            return FromEnvironment(context);
        if (profile is not null && profile.CanCreateAWSCredentials)
            return profile.GetAWSCredentials(profile.CredentialProfileStore);
        if (context.Variable("AWS_WEB_IDENTITY_TOKEN_FILE") is { } tokenFile && context.Variable("AWS_ROLE_ARN") is { } role)
            return new AssumeRoleWithWebIdentityCredentials(
                tokenFile, role, context.Variable("AWS_ROLE_SESSION_NAME") ?? "stagingtools");
        if (context.Variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") is not null
            || context.Variable("AWS_CONTAINER_CREDENTIALS_FULL_URI") is not null)
            return new GenericContainerCredentials();
        if (IsEc2Instance() && !IsTrue(context.Variable("AWS_EC2_METADATA_DISABLED")))
            return DefaultAWSCredentialsIdentityResolver.GetCredentials();

        throw new StagingException(
            "CredentialsMissing", StagingErrorCategory.AuthenticationError, "No AWS credentials are configured.")
        {
            RecommendedAction =
                "Sign in with 'aws sso login' and name the profile, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, "
                + "or try the sandbox ('staging sandbox start').",
        };
    }

    private static bool HasEnvironmentKeys(StagingContext context) =>
        context.Variable("AWS_ACCESS_KEY_ID") is not null && context.Variable("AWS_SECRET_ACCESS_KEY") is not null;

    private static AWSCredentials FromEnvironment(StagingContext context)
    {
        string id = context.Variable("AWS_ACCESS_KEY_ID")!;
        string key = context.Variable("AWS_SECRET_ACCESS_KEY")!;
        return context.Variable("AWS_SESSION_TOKEN") is { } token
            ? new SessionAWSCredentials(id, key, token)
            : new BasicAWSCredentials(id, key);
    }

    // Nitro instances carry Amazon as vendor; Xen ones a UUID that starts with ec2.
    // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/identify_ec2_instances.html
    private static bool IsEc2Instance()
    {
        if (OperatingSystem.IsWindows())
            return Environment.GetEnvironmentVariable("EC2LAUNCH_TELEMETRY") is not null
                || Directory.Exists(@"C:\ProgramData\Amazon\EC2Launch");
        return Starts("/sys/class/dmi/id/sys_vendor", "Amazon EC2") || Starts("/sys/hypervisor/uuid", "ec2");

        static bool Starts(string path, string text)
        {
            try
            {
                return File.Exists(path) && File.ReadAllText(path).StartsWith(text, StringComparison.OrdinalIgnoreCase);
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    private static bool IsTrue(string? value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
