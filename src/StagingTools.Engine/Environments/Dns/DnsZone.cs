namespace StagingTools.Engine.Environments.Dns;

/// <summary>A public hosted zone.</summary>
/// <param name="Id">Its id, without a path.</param>
/// <param name="Name">Its name, without a dot at the end.</param>
internal sealed record DnsZone(string Id, string Name);
