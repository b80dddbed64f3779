using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.RDS.Model;

public class RestoreDBInstanceToPointInTimeRequest : AmazonRDSRequest
{
    public string? SourceDBInstanceIdentifier { get; set; }
    public string? TargetDBInstanceIdentifier { get; set; }
    public DateTime? RestoreTime { get; set; }
    public bool? UseLatestRestorableTime { get; set; }
    public string? DBInstanceClass { get; set; }
    public int? Port { get; set; }
    public string? AvailabilityZone { get; set; }
    public string? DBSubnetGroupName { get; set; }
    public bool? MultiAZ { get; set; }
    public bool? PubliclyAccessible { get; set; }
    public bool? AutoMinorVersionUpgrade { get; set; }
    public string? LicenseModel { get; set; }
    public string? DBName { get; set; }
    public string? Engine { get; set; }
    public int? Iops { get; set; }
    public int? StorageThroughput { get; set; }
    public string? OptionGroupName { get; set; }
    public bool? CopyTagsToSnapshot { get; set; }
    [ListItem("Tag")]
    public List<Tag>? Tags { get; set; }
    public string? StorageType { get; set; }
    public string? TdeCredentialArn { get; set; }
    public string? TdeCredentialPassword { get; set; }
    [ListItem("VpcSecurityGroupId")]
    public List<string>? VpcSecurityGroupIds { get; set; }
    public string? Domain { get; set; }
    public string? DomainIAMRoleName { get; set; }
    public string? DomainFqdn { get; set; }
    public string? DomainOu { get; set; }
    public string? DomainAuthSecretArn { get; set; }
    public List<string>? DomainDnsIps { get; set; }
    public bool? EnableIAMDatabaseAuthentication { get; set; }
    public List<string>? EnableCloudwatchLogsExports { get; set; }
    [ListItem("ProcessorFeature")]
    public List<ProcessorFeature>? ProcessorFeatures { get; set; }
    public bool? UseDefaultProcessorFeatures { get; set; }
    public string? DBParameterGroupName { get; set; }
    public bool? DeletionProtection { get; set; }
    public string? SourceDbiResourceId { get; set; }
    public int? MaxAllocatedStorage { get; set; }
    public bool? EnableCustomerOwnedIp { get; set; }
    public string? NetworkType { get; set; }
    public string? SourceDBInstanceAutomatedBackupsArn { get; set; }
    public string? BackupTarget { get; set; }
    public string? CustomIamInstanceProfile { get; set; }
    public int? AllocatedStorage { get; set; }
    public int? BackupRetentionPeriod { get; set; }
    public string? PreferredBackupWindow { get; set; }
    public bool? DedicatedLogVolume { get; set; }
    public string? CACertificateIdentifier { get; set; }
    public string? EngineLifecycleSupport { get; set; }
    public List<AdditionalStorageVolume>? AdditionalStorageVolumes { get; set; }
    [ListItem("item")]
    public List<TagSpecification>? TagSpecifications { get; set; }
    public bool? ManageMasterUserPassword { get; set; }
    public string? MasterUserSecretKmsKeyId { get; set; }
}

public class RestoreDBInstanceToPointInTimeResponse : AmazonWebServiceResponse
{
    public DBInstance? DBInstance { get; set; }
}
