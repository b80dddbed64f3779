namespace StagingTools.Engine.Environments.Checks;

/// <summary>A name of the environment that something has already that its state does not know.</summary>
/// <param name="Address">The resource that terraform would make under it.</param>
/// <param name="Kind">What people call it.</param>
/// <param name="Name">The name.</param>
/// <param name="Found">What has it.</param>
internal sealed record TakenName(string Address, string Kind, string Name, FoundResource Found)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Name} {Found.DescribeOwner()}";
}
