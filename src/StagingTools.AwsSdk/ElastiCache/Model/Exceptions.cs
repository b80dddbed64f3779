using System.Net;
using Amazon.Runtime;

namespace Amazon.ElastiCache.Model;

public class CacheClusterNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public CacheClusterNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InvalidParameterValueException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidParameterValueException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InvalidParameterCombinationException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidParameterCombinationException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class SnapshotNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public SnapshotNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class CacheParameterGroupNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public CacheParameterGroupNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class CacheSecurityGroupNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public CacheSecurityGroupNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class CacheSubnetGroupNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public CacheSubnetGroupNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InvalidReplicationGroupStateException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidReplicationGroupStateException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class ReplicationGroupNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ReplicationGroupNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class ReservedCacheNodeNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ReservedCacheNodeNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class UserNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public UserNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class UserGroupNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public UserGroupNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class ServerlessCacheNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ServerlessCacheNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InvalidServerlessCacheStateException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidServerlessCacheStateException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class ServerlessCacheSnapshotNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ServerlessCacheSnapshotNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InvalidServerlessCacheSnapshotStateException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidServerlessCacheSnapshotStateException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InvalidARNException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonElastiCacheException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidARNException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}
