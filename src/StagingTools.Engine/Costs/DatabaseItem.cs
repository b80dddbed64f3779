namespace StagingTools.Engine.Costs;

/// <summary>A database instance that is paid for.</summary>
/// <param name="InstanceClass">Such as <c>db.t3.micro</c>.</param>
/// <param name="Engine">Such as <c>postgres</c>.</param>
/// <param name="StorageType">Such as <c>gp3</c>.</param>
/// <param name="StorageGb">The storage that is set aside.</param>
/// <param name="MultiAz">Whether a standby runs in a second zone.</param>
/// <param name="Status">RDS's word; a stopped instance costs its storage only.</param>
internal sealed record DatabaseItem(
    string InstanceClass, string Engine, string StorageType, int StorageGb, bool MultiAz, string Status);
