using System.Net;
using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public class InvalidParameterException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InternalErrorException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class NotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class AuthorizationErrorException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidSecurityException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ResourceNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class TagPolicyException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ConcurrentAccessException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

[ErrorCode("ParameterValueInvalid")]
public class InvalidParameterValueException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class EndpointDisabledException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class PlatformApplicationDisabledException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class KMSDisabledException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class KMSInvalidStateException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class KMSNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class KMSOptInRequiredException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class KMSThrottlingException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class KMSAccessDeniedException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ValidationException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class SubscriptionLimitExceededException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class FilterPolicyLimitExceededException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ReplayLimitExceededException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
