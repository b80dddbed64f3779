namespace Amazon.RDS.Model;

public class ModifyAdditionalStorageVolume
{
    public string? VolumeName { get; set; }
    public int? AllocatedStorage { get; set; }
    public int? IOPS { get; set; }
    public int? MaxAllocatedStorage { get; set; }
    public int? StorageThroughput { get; set; }
    public string? StorageType { get; set; }
    public bool? SetForDelete { get; set; }
}
