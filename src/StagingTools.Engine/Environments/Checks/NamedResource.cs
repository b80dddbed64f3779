namespace StagingTools.Engine.Environments.Checks;

/// <summary>A resource of the configuration whose name can be given only once.</summary>
/// <param name="Address">Its address in terraform.</param>
/// <param name="Kind">What people call it, such as <c>RDS instance</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Find">Looks whether there is one; null when there is none.</param>
internal sealed record NamedResource(
    string Address, string Kind, string Name, Func<ResourceSearch, string, CancellationToken, Task<FoundResource?>> Find);
