using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Environments;

/// <summary>
/// The name of an environment and of its project, checked once against what every AWS resource that carries them allows,
/// with the resource names of the specification derived from the pair.
/// </summary>
public sealed record EnvironmentName
{
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
        if (Reserved.Contains(name, StringComparer.Ordinal))
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

    /// <summary>Checks the names of a request; a project that it leaves out is that of <c>STAGING_PROJECT</c>.</summary>
    /// <param name="context">Where the variable comes from.</param>
    /// <param name="request">What was asked for.</param>
    /// <exception cref="StagingException">As of the other form, and <c>ProjectMissing</c>.</exception>
    public static EnvironmentName Parse(StagingContext context, EnvironmentRequest request)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        string? project = request.Project is { Length: > 0 } given ? given : context.Variable("STAGING_PROJECT");
        return project is null
            ? throw new StagingException("ProjectMissing", StagingErrorCategory.InvalidArgument, "No project is named.")
            {
                RecommendedAction = "Give --project, or set STAGING_PROJECT.",
            }
            : Parse(project, request.EnvironmentName);
    }

    /// <inheritdoc/>
    public override string ToString() => Stem;

    private static void Check(string value, int maximum, string errorId, string what)
    {
        if (value.Length > 0
            && value.Length <= maximum
            && char.IsAsciiLetterLower(value[0])
            && value[^1] != '-'
            && !value.Contains("--", StringComparison.Ordinal)
            && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
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
