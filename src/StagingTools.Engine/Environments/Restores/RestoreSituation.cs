using Amazon.RDS.Model;

namespace StagingTools.Engine.Environments.Restores;

/// <summary>The instances of an environment as a run finds them.</summary>
/// <param name="Current">The one that bears the database's name; <see langword="null"/> for none.</param>
/// <param name="Restoring">The one that a restore has made and that has not taken the name yet; <see langword="null"/> for none.</param>
/// <param name="Replaced">Those that restores have taken the name from, the newest first.</param>
internal sealed record RestoreSituation(DBInstance? Current, DBInstance? Restoring, IReadOnlyList<DBInstance> Replaced);
