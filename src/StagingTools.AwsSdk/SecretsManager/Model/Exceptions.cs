using System.Net;
using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

public class InvalidParameterException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSecretsManagerException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidRequestException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSecretsManagerException(message, innerException, errorType, errorCode, requestId, statusCode);

public class LimitExceededException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSecretsManagerException(message, innerException, errorType, errorCode, requestId, statusCode);

public class EncryptionFailureException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSecretsManagerException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ResourceExistsException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSecretsManagerException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ResourceNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSecretsManagerException(message, innerException, errorType, errorCode, requestId, statusCode);

public class MalformedPolicyDocumentException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSecretsManagerException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InternalServiceErrorException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSecretsManagerException(message, innerException, errorType, errorCode, requestId, statusCode);

public class PreconditionNotMetException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSecretsManagerException(message, innerException, errorType, errorCode, requestId, statusCode);

public class DecryptionFailureException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSecretsManagerException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidNextTokenException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSecretsManagerException(message, innerException, errorType, errorCode, requestId, statusCode);
