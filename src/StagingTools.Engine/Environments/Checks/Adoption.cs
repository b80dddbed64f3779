namespace StagingTools.Engine.Environments.Checks;

/// <summary>A resource of the environment that its state does not know and is to take over.</summary>
/// <param name="Address">Its address in terraform.</param>
/// <param name="ImportId">What the provider imports it by.</param>
internal sealed record Adoption(string Address, string ImportId);
