using System.Net;
using Amazon.Runtime;

namespace Amazon.RDS.Model;

public class DBProxyNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public DBProxyNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class DBSnapshotTenantDatabaseNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public DBSnapshotTenantDatabaseNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class IntegrationNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public IntegrationNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class TenantDatabaseNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public TenantDatabaseNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class BlueGreenDeploymentNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public BlueGreenDeploymentNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class DBSnapshotNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public DBSnapshotNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class DBProxyEndpointNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public DBProxyEndpointNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InvalidDBClusterEndpointStateException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidDBClusterEndpointStateException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InvalidDBInstanceStateException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidDBInstanceStateException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class DBShardGroupNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public DBShardGroupNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class DBClusterNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public DBClusterNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class DBInstanceNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public DBInstanceNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class DBProxyTargetGroupNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public DBProxyTargetGroupNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InvalidDBClusterStateException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidDBClusterStateException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class AuthorizationNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public AuthorizationNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class DBParameterGroupNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public DBParameterGroupNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class DBSubnetGroupDoesNotCoverEnoughAZsException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public DBSubnetGroupDoesNotCoverEnoughAZsException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InsufficientDBInstanceCapacityException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InsufficientDBInstanceCapacityException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InvalidSubnetException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidSubnetException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class VpcEncryptionControlViolationException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public VpcEncryptionControlViolationException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class ProvisionedIopsNotAvailableInAZException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ProvisionedIopsNotAvailableInAZException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class StorageTypeNotSupportedException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public StorageTypeNotSupportedException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class OptionGroupNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public OptionGroupNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class NetworkTypeNotSupportedException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public NetworkTypeNotSupportedException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InstanceQuotaExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InstanceQuotaExceededException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class StorageQuotaExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public StorageQuotaExceededException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class BackupPolicyNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public BackupPolicyNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class DomainNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public DomainNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class CertificateNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public CertificateNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class KMSKeyNotAccessibleException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public KMSKeyNotAccessibleException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class DBInstanceAlreadyExistsException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public DBInstanceAlreadyExistsException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class TenantDatabaseQuotaExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public TenantDatabaseQuotaExceededException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class DBSecurityGroupNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public DBSecurityGroupNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InvalidVPCNetworkStateException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidVPCNetworkStateException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class DBSubnetGroupNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public DBSubnetGroupNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class SnapshotQuotaExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public SnapshotQuotaExceededException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class DBSnapshotAlreadyExistsException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public DBSnapshotAlreadyExistsException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class DBInstanceAutomatedBackupQuotaExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public DBInstanceAutomatedBackupQuotaExceededException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InvalidDBSnapshotStateException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidDBSnapshotStateException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}
