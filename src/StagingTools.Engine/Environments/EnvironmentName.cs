using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Environments;

/// <summary>
/// The name of an environment and of its project, checked once against what every AWS resource that carries them allows,
/// with the resource names of the specification derived from the pair.
/// </summary>
public sealed record EnvironmentName
{
    /// <summary>What follows a family's name in that of the revisions that one-off tasks run.</summary>
    internal const string OneOffSuffix = "_task";

    /// <summary>Longest environment name. With the project it must leave room for the suffixes of RDS and ECR names.</summary>
    public const int MaximumLength = 20;

    /// <summary>Longest project name; <c>variables.tf</c> of the root module holds the same bounds.</summary>
    public const int MaximumProjectLength = 20;

    private static readonly string[] Reserved = ["production", "prod", "live", "default"];

    private EnvironmentName(string project, string name)
    {
        Project = project;
        Name = name;
    }

    /// <summary>The project, such as <c>whatsapp-saas</c>.</summary>
    public string Project { get; }

    /// <summary>The environment, such as <c>staging</c> or <c>pr-42</c>.</summary>
    public string Name { get; }

    /// <summary>The stem of resource names: <c>whatsapp-saas-staging</c>.</summary>
    public string Stem => $"{Project}-{Name}";

    /// <summary>The RDS instance: <c>whatsapp-saas-staging-db</c>.</summary>
    public string DatabaseInstance => $"{Stem}-db";

    /// <summary>The ElastiCache cluster: <c>whatsapp-saas-staging-redis</c>.</summary>
    public string CacheCluster => $"{Stem}-redis";

    /// <summary>The ECS cluster: <c>whatsapp-saas-staging</c>.</summary>
    public string Cluster => Stem;

    /// <summary>The ECS service: <c>whatsapp-saas-staging-service</c>.</summary>
    public string Service => $"{Stem}-service";

    /// <summary>The task definition family: <c>whatsapp-saas-staging</c>.</summary>
    public string TaskFamily => Stem;

    /// <summary>
    /// The family of revisions that one-off tasks run: <c>whatsapp-saas-staging_task</c>, which no other environment's family
    /// can be, since names have no underscore.
    /// </summary>
    public string OneOffFamily => Stem + OneOffSuffix;

    /// <summary>The ECS task definition family of tasks that run the command line itself in the environment's network.</summary>
    public string ToolFamily => Stem + "_tools";

    /// <summary>The IAM role of those tasks.</summary>
    /// <param name="region">The region; roles belong to the whole account.</param>
    public string ToolRole(string region) => $"{Stem}-{region}-tools";

    /// <summary>The ECR repository: <c>whatsapp-saas-staging</c>.</summary>
    public string Repository => Stem;

    /// <summary>The application's log group: <c>/aws/staging/whatsapp-saas/application</c>.</summary>
    public string ApplicationLogGroup => $"/aws/{Name}/{Project}/application";

    /// <summary>The database's log group: <c>/aws/rds/instance/whatsapp-saas-staging-db/postgresql</c>.</summary>
    public string DatabaseLogGroup => $"/aws/rds/instance/{DatabaseInstance}/postgresql";

    /// <summary>The SNS topic: <c>whatsapp-saas-staging-alerts</c>.</summary>
    public string AlertTopic => $"{Stem}-alerts";

    /// <summary>The key of the terraform state within its bucket: <c>staging/terraform.tfstate</c>.</summary>
    public string StateKey => $"{Name}/terraform.tfstate";

    /// <summary>A secret's name: <c>whatsapp-saas/staging/database-url</c> for <c>database-url</c>.</summary>
    /// <param name="secret">The last part: <c>admin-token</c>, <c>database-url</c> or <c>redis-url</c>.</param>
    public string Secret(string secret) => $"{Project}/{Name}/{secret}";

    /// <summary>Checks a project and an environment name.</summary>
    /// <param name="project">Lower-case letters, digits and single hyphens, a letter first; at most 20 characters.</param>
    /// <param name="name">The same form, at most 20 characters, and not a name that means production.</param>
    /// <exception cref="StagingException">
    /// <c>InvalidProjectName</c>, <c>InvalidEnvironmentName</c> or <c>ReservedEnvironmentName</c>.
    /// </exception>
    public static EnvironmentName Parse(string project, string name)
    {
        Check(project, MaximumProjectLength, "InvalidProjectName", "project");
        Check(name, MaximumLength, "InvalidEnvironmentName", "environment");
        if (IsReserved(name))
            throw new StagingException(
                "ReservedEnvironmentName",
                StagingErrorCategory.InvalidArgument,
                $"'{name}' cannot name a staging environment: it reads as production.")
            {
                TargetInput = name,
                RecommendedAction = "Choose another name, such as 'staging' or 'pr-42'.",
            };

        return new EnvironmentName(project, name);
    }

    /// <summary>Checks the names of a request that the settings have filled.</summary>
    /// <param name="request">What was asked for.</param>
    /// <exception cref="StagingException">As of the other form, and <c>ProjectMissing</c>.</exception>
    public static EnvironmentName Parse(EnvironmentRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Project.Length == 0
            ? throw new StagingException("ProjectMissing", StagingErrorCategory.InvalidArgument, "No project is named.")
            {
                RecommendedAction = "Give --project, set STAGING_PROJECT, or put it into stagingtools.json.",
            }
            : Parse(request.Project, request.EnvironmentName);
    }

    /// <summary>Whether a text has the form of a name.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The most characters.</param>
    internal static bool IsName(string text, int longest) =>
        text.Length > 0
        && text.Length <= longest
        && char.IsAsciiLetterLower(text[0])
        && text[^1] != '-'
        && !text.Contains("--", StringComparison.Ordinal)
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>Whether an environment's name means production.</summary>
    /// <param name="name">The name.</param>
    internal static bool IsReserved(string name) => Reserved.Contains(name, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Stem;

    private static void Check(string value, int maximum, string errorId, string what)
    {
        if (IsName(value, maximum))
            return;

        throw new StagingException(
            errorId,
            StagingErrorCategory.InvalidArgument,
            $"'{value}' is not a valid {what} name.")
        {
            TargetInput = value,
            RecommendedAction =
                $"Use 1 to {maximum} lower-case letters, digits and single hyphens, with a letter first and no hyphen last.",
        };
    }
}
