namespace StagingTools.Engine.Terraform.Plans;

/// <summary>A resource that somebody changed or removed beside terraform, in a way that the next run would put right.</summary>
/// <param name="Address">Terraform's address, such as <c>module.database.aws_db_instance.this</c>.</param>
/// <param name="Type">The resource type, such as <c>aws_db_instance</c>.</param>
/// <param name="IsGone">Whether it is no longer there.</param>
public sealed record ResourceDrift(string Address, string Type, bool IsGone)
{
    /// <summary>The name that AWS knows it by, where the state tells one.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// What the state says and what is there, with values where those are short and no secret:
    /// <c>instance_class: "db.t3.micro" → "db.t3.small"</c>. Empty for one that is gone.
    /// </summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>The address and what differs, in one line.</summary>
    public override string ToString() => IsGone ? $"{Address} is gone" : $"{Address}: {string.Join(", ", Attributes)}";
}
