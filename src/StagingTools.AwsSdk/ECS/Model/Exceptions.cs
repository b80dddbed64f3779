using System.Net;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

public class AccessDeniedException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ServerException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidParameterException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ClientException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ClusterNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ServiceNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class UnsupportedFeatureException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class LimitExceededException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ConflictException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public List<string>? ResourceIds { get; set; }
}

public class PlatformUnknownException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class BlockedException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class PlatformTaskDefinitionIncompatibilityException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ResourceNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class NamespaceNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ServiceNotActiveException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode);
