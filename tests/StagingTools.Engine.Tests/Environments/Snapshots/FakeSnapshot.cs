namespace StagingTools.Engine.Tests.Environments.Snapshots;

/// <summary>A snapshot as RDS describes it.</summary>
internal sealed record FakeSnapshot(string Id)
{
    public string Status { get; init; } = "available";

    public string Type { get; init; } = "manual";

    public int Size { get; init; } = 20;

    public string? Created { get; init; } = "2026-03-01T10:00:00Z";

    /// <summary>Whose it is, as <c>project/environment</c>, either of which may be empty for no tag; null for one without tags.</summary>
    public string? Owner { get; init; } = "whatsapp-saas/staging";

    public string Xml()
    {
        string created = Created is null ? "" : $"<SnapshotCreateTime>{Created}</SnapshotCreateTime>";
        string[] owner = Owner?.Split('/') ?? ["", ""];
        string tags = Owner is null
            ? ""
            : Tag("Project", owner[0]) + Tag("Environment", owner[1]) + Tag("DataSanitized", "true") + Tag("CreatedBy", "arn:jane");
        return $"<DBSnapshot><DBSnapshotIdentifier>{Id}</DBSnapshotIdentifier><Status>{Status}</Status><SnapshotType>{Type}</SnapshotType>"
            + $"<AllocatedStorage>{Size}</AllocatedStorage><Engine>postgres</Engine><EngineVersion>15.4</EngineVersion>"
            + $"<Encrypted>true</Encrypted><PercentProgress>{(Status == "available" ? 100 : 40)}</PercentProgress>{created}"
            + $"<TagList>{tags}</TagList></DBSnapshot>";
    }

    private static string Tag(string key, string value) =>
        value.Length == 0 ? "" : $"<Tag><Key>{key}</Key><Value>{value}</Value></Tag>";
}
