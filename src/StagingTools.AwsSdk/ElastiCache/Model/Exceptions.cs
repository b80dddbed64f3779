using System.Net;
using Amazon.Runtime;

namespace Amazon.ElastiCache.Model;

public class CacheClusterNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidParameterValueException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidParameterCombinationException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode);

public class SnapshotNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode);

public class CacheParameterGroupNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode);

public class CacheSecurityGroupNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode);

public class CacheSubnetGroupNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidReplicationGroupStateException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ReplicationGroupNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ReservedCacheNodeNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode);

public class UserNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode);

public class UserGroupNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ServerlessCacheNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidServerlessCacheStateException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ServerlessCacheSnapshotNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidServerlessCacheSnapshotStateException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidARNException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode);
