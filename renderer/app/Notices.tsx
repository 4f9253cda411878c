import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { SeverityIcon } from '../ui/SeverityIcon.tsx';
import { dismiss, type Notice, noticeStore } from './notices.ts';

/** What was done goes by itself; a problem stays until it has been read. */
const SHOWN_MS = 5000;

/** What the application has to say, at the foot of the window and to screen readers. */
export function Notices() {
  const notices = useStore(noticeStore, (store) => store.notices);
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function NoticeCard({ notice: { id, kind, text, details, action } }: { readonly notice: Notice }) {
  useEffect(() => {
    if (kind === 'problem') return undefined;
    const timer = window.setTimeout(() => dismiss(id), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [id, kind]);
  return (
    <div className={`notice notice-${kind}`}>
      <SeverityIcon severity={kind === 'problem' ? 'violation' : 'met'} />
      <div className="notice-text">
        <p>{text}</p>
        {details === undefined ? null : (
          <ul className="notice-details d-scroll">
            {details.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
      {action === undefined ? null : (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            dismiss(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <ActionIcon size={22} aria-label="Dismiss" onClick={() => dismiss(id)}>
        <IconX size={14} />
      </ActionIcon>
    </div>
  );
}
