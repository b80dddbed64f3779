using System.Net;
using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public class InvalidParameterException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidParameterException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InternalErrorException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InternalErrorException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class NotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public NotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class AuthorizationErrorException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public AuthorizationErrorException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InvalidSecurityException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidSecurityException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class ResourceNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ResourceNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class TagPolicyException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public TagPolicyException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class ConcurrentAccessException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ConcurrentAccessException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

[ErrorCode("ParameterValueInvalid")]
public class InvalidParameterValueException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidParameterValueException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class EndpointDisabledException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public EndpointDisabledException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class PlatformApplicationDisabledException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public PlatformApplicationDisabledException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class KMSDisabledException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public KMSDisabledException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class KMSInvalidStateException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public KMSInvalidStateException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class KMSNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public KMSNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class KMSOptInRequiredException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public KMSOptInRequiredException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class KMSThrottlingException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public KMSThrottlingException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class KMSAccessDeniedException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public KMSAccessDeniedException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class ValidationException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ValidationException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class SubscriptionLimitExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public SubscriptionLimitExceededException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class FilterPolicyLimitExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public FilterPolicyLimitExceededException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class ReplayLimitExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ReplayLimitExceededException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}
