namespace Amazon.RDS.Model;

public class DBInstanceAutomatedBackup
{
    public string? DBInstanceArn { get; set; }
    public string? DbiResourceId { get; set; }
    public string? Region { get; set; }
    public string? DBInstanceIdentifier { get; set; }
    public RestoreWindow? RestoreWindow { get; set; }
    public int? AllocatedStorage { get; set; }
    public string? Status { get; set; }
    public int? Port { get; set; }
    public string? AvailabilityZone { get; set; }
    public string? VpcId { get; set; }
    public DateTime? InstanceCreateTime { get; set; }
    public string? MasterUsername { get; set; }
    public string? Engine { get; set; }
    public string? EngineVersion { get; set; }
    public string? LicenseModel { get; set; }
    public int? Iops { get; set; }
    public int? StorageThroughput { get; set; }
    public string? OptionGroupName { get; set; }
    public string? TdeCredentialArn { get; set; }
    public bool? Encrypted { get; set; }
    public StorageEncryptionType? StorageEncryptionType { get; set; }
    public string? StorageType { get; set; }
    public string? KmsKeyId { get; set; }
    public string? Timezone { get; set; }
    public bool? IAMDatabaseAuthenticationEnabled { get; set; }
    public int? BackupRetentionPeriod { get; set; }
    public string? PreferredBackupWindow { get; set; }
    public string? DBInstanceAutomatedBackupsArn { get; set; }
    public List<DBInstanceAutomatedBackupsReplication>? DBInstanceAutomatedBackupsReplications { get; set; }
    public string? BackupTarget { get; set; }
    public bool? MultiTenant { get; set; }
    public string? AwsBackupRecoveryPointArn { get; set; }
    public List<Tag>? TagList { get; set; }
    public bool? DedicatedLogVolume { get; set; }
    public List<AdditionalStorageVolume>? AdditionalStorageVolumes { get; set; }
}
