namespace StagingTools.Engine.Terraform.Plans;

/// <summary>What a plan does to one resource.</summary>
/// <param name="Address">Terraform's address, such as <c>module.database.aws_db_instance.this</c>.</param>
/// <param name="Type">The resource type, such as <c>aws_db_instance</c>.</param>
/// <param name="Action">What is done.</param>
public sealed record ResourceChange(string Address, string Type, ChangeAction Action)
{
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
