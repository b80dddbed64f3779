namespace StagingTools.Engine.Data.Restore;

/// <summary>What a backup is made of, and which program reads it.</summary>
internal enum BackupKind
{
    /// <summary>SQL, which psql runs.</summary>
    Plain,

    /// <summary>pg_dump's custom or directory format, which pg_restore reads with several sessions.</summary>
    Archive,

    /// <summary>pg_dump's tar format, which pg_restore reads with one session.</summary>
    Tar,
}
