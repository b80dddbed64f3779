using System.Globalization;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Schema;
using StagingTools.Engine.Data.Swap;

namespace StagingTools.Engine.Data.Restore;

/// <summary>A restore as it was found to be possible.</summary>
/// <param name="Target">The database to replace.</param>
/// <param name="State">What stands there.</param>
/// <param name="Locale">Its encoding and sorting.</param>
internal sealed record RestorePlan(DatabaseReference Target, TargetState State, DatabaseLocale Locale)
{
    /// <summary>The backup to load; <see langword="null"/> to go back to the previous database.</summary>
    public BackupFile? Backup { get; init; }

    /// <summary>The programs that load the backup; <see langword="null"/> without one.</summary>
    public PostgresPrograms? Programs { get; init; }

    /// <summary>The room on the staging server; <see langword="null"/> without a backup, since a rename takes none.</summary>
    public DiskRoom? Disk { get; init; }

    /// <summary>What the data says of itself that comes back.</summary>
    public string Detail => Backup is null ? State.PreviousDetail : Backup.Detail ?? "";

    /// <summary>The plan in lines, for people.</summary>
    public string Describe()
    {
        DatabaseNames names = DatabaseNames.Of(Target.Address.Database);
        List<string> lines = [];
        Line("Into", $"{Target.Address} (PostgreSQL {State.Major}, {CopyProgress.Size(State.Size)}{Told(State.MarkDetail)})");
        if (Backup is { } backup)
        {
            string written = backup.WrittenAt.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            Line("From", $"{backup.Path} ({CopyProgress.Size(backup.Size)}, of {written}{Told(Detail)})");
            Line("Kept", $"what stands there becomes {names.Previous}");
            if (State.PreviousSize is { } previous)
                Line("Dropped", $"{names.Previous} ({CopyProgress.Size(previous)})");
        }
        else
        {
            Line("From", $"{names.Previous} ({CopyProgress.Size(State.PreviousSize ?? 0)}{Told(Detail)})");
            Line("Kept", $"what stands there becomes {names.Previous}; the same command brings it back");
        }

        if (State.Sessions > 0)
            Line("Ended", $"{State.Sessions} sessions on the target, at the swap");
        if (Disk is not null)
            Line("Disk", Disk.Describe());
        if (DatabaseMark.IsUnmasked(Detail))
            Line("UNMASKED", "this data is production's own, with its personal data");
        return string.Join(Environment.NewLine, lines);

        void Line(string name, string value) => lines.Add(name.PadRight(9) + value);
        static string Told(string detail) => detail.Length == 0 ? "" : $", {detail}";
    }
}
