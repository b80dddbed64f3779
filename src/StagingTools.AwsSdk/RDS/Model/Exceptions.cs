using System.Net;
using Amazon.Runtime;

namespace Amazon.RDS.Model;

public class DBProxyNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class DBSnapshotTenantDatabaseNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class IntegrationNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class TenantDatabaseNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class BlueGreenDeploymentNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class DBSnapshotNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class DBProxyEndpointNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidDBClusterEndpointStateException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidDBInstanceStateException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class DBShardGroupNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class DBClusterNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class DBInstanceNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class DBProxyTargetGroupNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidDBClusterStateException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class AuthorizationNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class DBParameterGroupNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class DBSubnetGroupDoesNotCoverEnoughAZsException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InsufficientDBInstanceCapacityException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidSubnetException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class VpcEncryptionControlViolationException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ProvisionedIopsNotAvailableInAZException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class StorageTypeNotSupportedException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class OptionGroupNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class NetworkTypeNotSupportedException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InstanceQuotaExceededException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class StorageQuotaExceededException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class BackupPolicyNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class DomainNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class CertificateNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class KMSKeyNotAccessibleException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class DBInstanceAlreadyExistsException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class TenantDatabaseQuotaExceededException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class DBSecurityGroupNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidVPCNetworkStateException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class DBSubnetGroupNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class SnapshotQuotaExceededException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class DBSnapshotAlreadyExistsException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class DBInstanceAutomatedBackupQuotaExceededException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidDBSnapshotStateException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class DBClusterSnapshotNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidRestoreException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class DBInstanceAutomatedBackupNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class PointInTimeRestoreNotEnabledException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidDBSecurityGroupStateException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class DBUpgradeDependencyFailureException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRDSException(message, innerException, errorType, errorCode, requestId, statusCode);
