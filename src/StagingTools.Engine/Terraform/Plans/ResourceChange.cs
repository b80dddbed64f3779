namespace StagingTools.Engine.Terraform.Plans;

/// <summary>What a plan does to one resource.</summary>
/// <param name="Address">Terraform's address, such as <c>module.database.aws_db_instance.this</c>.</param>
/// <param name="Type">The resource type, such as <c>aws_db_instance</c>.</param>
/// <param name="Action">What is done.</param>
public sealed record ResourceChange(string Address, string Type, ChangeAction Action)
{
    // Replacing one of these adds a version; the ones before stay where they are.
    private static readonly string[] VersionTypes = ["aws_ecs_task_definition", "aws_secretsmanager_secret_version"];

    /// <summary>Whether something that was in use is destroyed, for good or to be made anew.</summary>
    public bool IsLoss => Action is ChangeAction.Destroy || (Action is ChangeAction.Replace && !IsNewVersion && !IsUnfinished);

    /// <summary>Whether it replaces what an earlier run began to create and never finished.</summary>
    public bool IsUnfinished { get; init; }

    /// <summary>Whether it only gets a new version, such as a secret's next value.</summary>
    public bool IsNewVersion => Action is ChangeAction.Replace && VersionTypes.Contains(Type, StringComparer.Ordinal);

    /// <summary>The name that AWS knows it by, where the plan tells one, such as <c>whatsapp-saas-staging-db</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Why, where there is more to tell than that the configuration says so; <see langword="null"/> otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// The attributes that change, with their values where those are short and no secret:
    /// <c>instance_class: db.t3.micro → db.t3.small</c>.
    /// </summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>The existing resource that is taken into the state; <see langword="null"/> for none.</summary>
    public string? ImportId { get; init; }
}
